// The phone's page: brings together what the server tells, what the phone remembers and what is on the page.
import { draw } from './dom.js'
import { open } from './store.js'
import { Outbox } from './outbox.js'
import { Wire } from './wire.js'
import { page } from './screens.js'

const start = JSON.parse(document.getElementById('start').textContent)
const root = document.getElementById('page')
const spoken = document.getElementById('say')
const api = new URL(`${start.base}/api/`, location.href).href
const kept = open(start.base)

export const app = {
  start,
  kept,
  words: start.words,
  seq: -1,
  common: null,
  mine: null,
  net: null,
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
    draw(root, parts)
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
    ...(window.AbortController ? { signal: limit(12000) } : {}),
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
  if (news.gone) {
    app.gone = news.gone === 401 ? null : { status: news.gone, refused: news.refused || '', text: news.text || '' }
    if (news.gone === 401) app.mine = null
    redraw()
    return
  }
  if (news.seq == null) return
  app.gone = null
  if (news.seq < app.seq && news.common == null) return
  app.seq = news.seq
  if (news.common) app.common = news.common
  if (news.mine !== undefined) app.mine = news.mine
  if (news.net) app.net = news.net
  app.outbox.settle(news.seq)
  redraw()
}

function refused(message, status, answer) {
  if (status === 401 || status === 404 || status === 410) got({ gone: status, ...answer })
  const text = message.data.text != null ? message.data.text : message.data.reason
  if (text && message.kind === 'contribute') {
    const name = `draft:${message.data.item}`
    if (!kept.read(name, '')) kept.write(name, text)
  }
  app.ui.refused = { message, code: answer.refused || '', text: answer.text || '', name: answer.name || '' }
  app.tell(`${app.say('not_taken')} ${app.ui.refused.text}`)
  redraw()
}

app.outbox = new Outbox(kept, post, redraw, refused)
const wire = (app.wire = new Wire(api, -1, got, redraw))

if (start.state) got(start.state)
else redraw()
if (start.base) {
  wire.since = app.seq
  wire.start()
  app.outbox.flush()
}

function wake() {
  if (document.visibilityState === 'hidden' || !start.base || app.forgotten) return
  wire.wake()
  app.outbox.hurry()
}
document.addEventListener('visibilitychange', wake)
window.addEventListener('pageshow', (event) => event.persisted && wake())
window.addEventListener('online', wake)
window.addEventListener('offline', () => wire.check(1500))
app.wake = wake

// The clock and the seconds to the next try; nothing else changes by itself.
setInterval(() => {
  if (document.visibilityState !== 'hidden' && (!wire.up || app.outbox.troubled || (app.common && app.common.clock))) redraw()
}, 1000)
