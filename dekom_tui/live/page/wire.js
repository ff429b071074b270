// News from the server: a websocket; where none comes through, server-sent events; where they do not either, asking
// again and again. A phone that slept finds out within seconds that its socket is dead, and comes back by itself.
import { pause } from './outbox.js'

const BEAT = 15000
const ANSWER = 6000
const ASKING = 3000
const LATER = 60000

export class Wire {
  // base: URL of the meeting's api; got(news); changed() when `up` or `next` has.
  constructor(base, since, got, changed) {
    Object.assign(this, { base, since, got, changed })
    this.up = false
    this.down = 0 // since when nothing is heard, ms; 0 while something is
    this.next = 0
    this.tries = 0
    this.failed = 0 // how often in a row the present way never opened
    this.way = 0
    this.run = 0
    this.stopped = false
    this.beat = setInterval(() => this.check(ANSWER), BEAT)
  }

  start() {
    this.stop()
    this.stopped = false
    this.started = true
    const run = ++this.run
    ;[this.socket, this.events, this.ask][this.way].call(this, run)
  }

  stop() {
    this.stopped = true
    this.run += 1
    clearTimeout(this.timer)
    clearTimeout(this.waiting)
    this.waiting = 0
    const line = this.line
    this.line = null
    if (line) line.close()
  }

  // The phone woke, or the network came back.
  wake() {
    if (this.stopped) return
    this.tries = 0
    if (this.line && this.line.readyState === 1 && this.up) this.check(2500)
    else this.start()
  }

  tell(what) {
    if (this.line instanceof WebSocket && this.line.readyState === 1) this.line.send(JSON.stringify(what))
  }

  check(within) {
    if (this.stopped || !this.up || this.waiting) return
    if (this.line instanceof WebSocket) {
      const run = this.run
      this.waiting = setTimeout(() => run === this.run && this.lost(run), within)
      try {
        this.line.send(JSON.stringify({ ping: Date.now() }))
      } catch {
        this.lost(run)
      }
    } else if (this.line && Date.now() - this.heard > 2.5 * BEAT) this.lost(this.run)
  }

  hear(run, text) {
    if (run !== this.run) return
    this.heard = Date.now()
    clearTimeout(this.waiting)
    this.waiting = 0
    this.failed = 0
    this.tries = 0
    this.up = true
    this.down = 0
    this.next = 0
    const news = text ? JSON.parse(text) : {}
    if (news.seq > this.since) this.since = news.seq
    this.got(news)
  }

  lost(run) {
    if (run !== this.run) return
    const opened = this.up
    this.stop()
    this.stopped = false
    this.up = false
    this.down = this.down || Date.now()
    const wait = pause(this.tries++)
    this.next = Date.now() + wait
    const mine = this.run
    this.timer = setTimeout(() => mine === this.run && this.start(), wait)
    if (!opened) this.probe(mine)
    this.changed()
  }

  // A socket that does not open never says why; a plain request does, and brings the state meanwhile.
  async probe(run) {
    try {
      const answer = await this.fetch()
      if (run !== this.run) return
      // Requests come through and the socket did not, twice: another way.
      this.failed = answer.ok ? this.failed + 1 : 0
      if (this.failed > 1 && this.way < 2) {
        this.failed = 0
        this.way += 1
      }
      if (answer.status === 200) this.got(await answer.json())
      else if (answer.status >= 400 && answer.status < 500 && answer.status !== 429) this.got({ gone: answer.status, ...(await words(answer)) })
    } catch {
      this.failed = this.way = 0 // no network: the next try will tell
    }
  }

  fetch() {
    return fetch(`${this.base}state?since=${this.since}`, { cache: 'no-store', credentials: 'same-origin' })
  }

  socket(run) {
    const line = (this.line = new WebSocket(`${this.base.replace(/^http/, 'ws')}live?since=${this.since}`))
    this.waiting = setTimeout(() => this.lost(run), ANSWER)
    line.onmessage = (event) => this.hear(run, event.data)
    line.onclose = line.onerror = () => this.lost(run)
  }

  events(run) {
    const line = (this.line = new EventSource(`${this.base}events?since=${this.since}`))
    this.waiting = setTimeout(() => this.lost(run), ANSWER)
    line.onmessage = (event) => this.hear(run, event.data)
    line.onerror = () => this.lost(run)
  }

  async ask(run) {
    const began = Date.now()
    while (run === this.run) {
      try {
        const answer = await this.fetch()
        if (answer.status >= 500 || answer.status === 429) throw new Error(answer.statusText)
        if (answer.ok) this.hear(run, await answer.text())
        else if (run === this.run) this.got({ gone: answer.status, ...(await words(answer)) })
      } catch {
        return this.lost(run)
      }
      if (Date.now() - began > LATER) this.way = 0 // what stopped the better ways may be over
      if (this.way === 0) return run === this.run && this.start()
      await new Promise((go) => setTimeout(go, ASKING * (0.75 + Math.random() / 2)))
    }
  }
}

async function words(answer) {
  try {
    return await answer.json()
  } catch {
    return {}
  }
}
