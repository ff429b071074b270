// The phone's page: brings together what the server tells, what the phone remembers and what is on the page.
import { draw, flat } from './dom.js'
import { open } from './store.js'
import { Outbox } from './outbox.js'
import { Wire } from './wire.js'
import { page } from './screens.js'

const start = JSON.parse(document.getElementById('start').textContent)
const root = document.getElementById('page')
const spoken = document.getElementById('say')
const api = new URL(`${start.up}${start.base}/api/`, location.href).href
const kept = open(start.base)

export const app = {
  start,
  kept,
  words: start.words,
  seq: -1,
  common: null,
  mine: null,
  full: false, // the facilitator's machine can store nothing now
  gone: null, // why the server will not have this phone: { status, refused, text }
  skew: 0, // the server's clock less the phone's, ms
  ui: {}, // what is on the page for a moment: what is being corrected, chosen, asked about
  say(key, params) {
    return String(this.words[key] == null ? key : this.words[key]).replace(/\{(\w+)\}/g, (all, name) => (params && name in params ? params[name] : all))
  },
  many(key, n, params) {
    return this.say(`${key}_${n === 1 ? 1 : 'n'}`, { n, count: n, ...params })
  },
  word(table, word, otherwise = '') {
    const found = this.words[table][word]
    return found == null ? otherwise : found
  },
  now() {
    return Date.now() + this.skew
  },
  tell(text) {
    // The same words twice are told twice: a reader hears changes only.
    spoken.textContent = spoken.textContent === text ? `${text}\u00a0` : text
  },
  redraw,
  offline: () => !app.full && (app.outbox.troubled || (wire.down > 0 && Date.now() - wire.down > 1000)),
  writing(on) {
    if (on && Date.now() - this.told < 10000) return
    this.told = on ? Date.now() : 0
    wire.tell({ writing: on })
  },
  told: 0,
  joined: false, // got in a moment ago, and nothing has come of it yet
  async leave() {
    try {
      await fetch(`${api}leave`, { method: 'POST', credentials: 'same-origin' })
    } catch {} // the cookie says nothing without the meeting
    wire.stop()
    kept.forget()
    this.forgotten = true
    redraw()
  },
}

let drawing = false
let shown = null

function redraw() {
  if (drawing) return
  drawing = true
  Promise.resolve().then(() => {
    drawing = false
    const { key, title, parts } = page(app)
    draw(root, flat(parts))
    root.dataset.seq = app.seq // the event up to which this is what there is
    if (title) document.title = title
    if (shown !== null && shown !== key) arrive()
    shown = key
  })
}

// A new state: its heading is read aloud, and seen from its top.
function arrive() {
  const heading = root.querySelector('h1')
  window.scrollTo(0, 0)
  if (heading) heading.focus({ preventScroll: true })
}

async function post(message) {
  const answer = await fetch(`${api}send`, {
    method: 'POST',
    credentials: 'same-origin',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify(message),
    ...(window.AbortController ? { signal: limit(8000) } : {}),
  })
  return { status: answer.status, answer: await answer.json().catch(() => ({})) }
}

function limit(ms) {
  const control = new AbortController()
  setTimeout(() => control.abort(), ms)
  return control.signal
}

function got(news) {
  if (typeof news.now === 'number') app.skew = news.now - Date.now()
  if (news.net) app.full = Boolean(news.net.full)
  if (news.gone === 401) return out()
  if (news.gone) app.gone = { status: news.gone, refused: news.refused || '' }
  // An answer that was long on its way tells nothing new.
  if (news.gone || news.seq == null || news.seq < app.seq) return redraw()
  app.gone = null
  app.seq = news.seq
  if (news.common) app.common = news.common
  if (news.mine !== undefined) app.mine = news.mine
  if (!app.mine) return out()
  app.joined = false
  app.outbox.settle(news.seq)
  redraw()
}

// The server does not know this phone (any more): what it has written and not sent stays, and goes out when it is in.
function out() {
  // It got in a moment ago: what does not know it now is its own browser, which keeps no cookies.
  if (app.joined && !app.mine) app.ui.refused = { message: { data: {} }, text: app.say('no_cookie') }
  app.joined = false
  app.mine = null
  app.outbox.outside = true
  wire.stop()
  redraw()
}

function sent(message) {
  if (message.kind === 'join') {
    app.joined = true
    app.outbox.outside = false
    wire.since = -1
    wire.start()
  } else if (message.kind === 'contribute' || message.kind === 'correct') app.tell(app.say('saved'))
  else if (message.kind === 'vote') app.tell(app.say('vote_saved'))
}

function refused(message, status, answer) {
  const { item, text } = message.data
  if (status === 401) return out()
  if (status === 404 || answer.refused === 'removed') got({ gone: status, ...answer })
  if (message.kind === 'contribute') {
    const name = `draft:${item}${app.common.item && app.common.item.input === 'group' ? ':group' : ''}`
    if (!kept.read(name, '')) kept.write(name, text)
    if (answer.refused === 'names-a-person') app.ui.asked = { field: name, text, name: answer.name }
  }
  if (answer.refused === 'names-a-person' && message.kind === 'vote') kept.write(message.slot, { votes: message.data.votes, reason: message.data.reason, asked: answer.name })
  else if (message.kind !== 'contribute' || answer.refused !== 'names-a-person') app.ui.refused = { message, text: answer.text || '' }
  redraw()
}

app.outbox = new Outbox(kept, post, redraw, refused, sent)
const wire = (app.wire = new Wire(api, -1, got, redraw))

// What was typed before the script was here.
const typed = root.querySelector('textarea[name=text]')
if (typed && typed.value && start.state.common.item && !kept.read(`draft:${start.state.common.item.id}`, '')) kept.write(`draft:${start.state.common.item.id}`, typed.value)

kept.follow(redraw)
app.outbox.outside = !start.state.mine
got(start.state)
wire.since = app.seq
if (app.mine) wire.start()
app.outbox.flush()

function wake() {
  if (document.visibilityState === 'hidden' || app.forgotten) return
  if (app.mine) wire.wake()
  app.outbox.hurry()
}
document.addEventListener('visibilitychange', wake)
window.addEventListener('pageshow', (event) => event.persisted && wake())
window.addEventListener('online', wake)
window.addEventListener('offline', () => wire.check(1500))
app.wake = wake

// The clock and the seconds to the next try; nothing else changes by itself.
setInterval(() => {
  if (document.visibilityState !== 'hidden' && (wire.down || app.outbox.troubled || (app.common.clock && app.common.clock.ends_at) || (app.common.late && app.common.late.until))) redraw()
}, 500)
