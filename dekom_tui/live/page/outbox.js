// What was sent stays here until the server says that it is durable. It goes out one at a time, in order, and always
// again under the id that it had, so that sleep, a reload or a lost answer never doubles anything.
import { fresh } from './store.js'

const LEAST = 500
const MOST = 10000

export const pause = (tries) => Math.min(MOST, LEAST * 2 ** Math.min(tries, 10)) * (0.5 + Math.random() / 2)

export class Outbox {
  // kept: store.open(…); post(message) -> Response; changed() is called when anything here has; refused(message, answer)
  // when the server will not have it, sent(message) when it has.
  constructor(kept, post, changed, refused, sent) {
    Object.assign(this, { kept, post, changed, refused, sent })
    this.gone = new Set()
    this.outside = false // not in the meeting: only a join goes out
    this.waiting = kept.read('out', [])
    this.done = [] // durable, but not yet in a state that came from the server: { message, seq }
    this.tries = 0
    this.busy = false
    this.timer = 0
    this.next = 0
  }

  // slot: what comes later takes the place of what waits under the same name and has not been tried yet.
  send(kind, data, slot = null, more = {}) {
    const message = { id: fresh(), kind, data, slot, at: Date.now(), ...more }
    this.waiting = this.reread().filter((one) => !slot || one.slot !== slot || one.tried).concat(message)
    this.keep()
    this.flush()
    return message.id
  }

  // Another tab of the same phone may have put something in.
  reread() {
    const here = new Map(this.waiting.map((one) => [one.id, one]))
    for (const one of this.kept.read('out', [])) if (!here.has(one.id) && !this.gone.has(one.id)) here.set(one.id, one)
    return [...here.values()]
  }

  drop(id) {
    this.gone.add(id)
    this.waiting = this.reread().filter((one) => one.id !== id)
    this.keep()
  }

  keep() {
    this.kept.write('out', this.waiting.length ? this.waiting : null)
    this.changed()
  }

  settle(seq) {
    this.done = this.done.filter((one) => one.seq > seq)
  }

  get troubled() {
    return this.tries > 0
  }

  hurry() {
    this.tries = Math.min(this.tries, 1)
    this.flush()
  }

  async flush() {
    if (this.busy) return
    clearTimeout(this.timer)
    this.next = 0
    const message = this.outside ? this.waiting.find((one) => one.kind === 'join') : this.waiting[0]
    if (!message) {
      this.tries = 0
      return
    }
    this.busy = true
    let wait = null
    try {
      if (!message.tried) {
        message.tried = true
        this.kept.write('out', this.waiting)
      }
      const { status, answer } = await this.post({ id: message.id, kind: message.kind, data: message.data })
      if (status === 200) {
        this.tries = 0
        this.done.push({ message, seq: answer.seq })
        this.drop(message.id)
        this.sent(message)
      } else if (status === 401) {
        this.tries = 0
        this.outside = true
        this.refused(message, status, answer || {})
      } else if (status === 429 || status === 408 || (status >= 500 && !(answer && answer.refused === 'full'))) {
        if (status !== 429) this.tries += 1
        wait = Math.max(Number(answer && answer.after) || 0, pause(this.tries))
      } else {
        this.tries = 0
        this.drop(message.id)
        this.refused(message, status, answer || {})
      }
    } catch {
      this.tries += 1
      wait = pause(this.tries)
    }
    this.busy = false
    if (wait != null) {
      this.next = Date.now() + wait
      this.timer = setTimeout(() => this.flush(), wait)
    } else this.flush()
    this.changed()
  }
}
