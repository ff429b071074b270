// Keeps a page of plain forms up to date: when something has happened in the meeting the page is fetched anew and takes
// the place of what stands there, unless something is being typed. Without a socket it is fetched every few seconds.
import { pause } from './outbox.js'

const OFTEN = 5000
const LEAST = 400
let asked = 0
let waiting = 0
let due = 0
let tries = 0
let ends = 0

async function anew() {
  waiting = 0
  const here = document.activeElement
  if (document.visibilityState === 'hidden' || (here && here.matches('textarea, input[type=text]') && here.value)) return soon(OFTEN)
  asked = Date.now()
  try {
    const answer = await fetch(location.href, { cache: 'no-store', credentials: 'same-origin' })
    if (!answer.ok) return
    const page = new DOMParser().parseFromString(await answer.text(), 'text/html')
    const [now, then] = [document.getElementById('page'), page.getElementById('page')]
    const place = here && here.form ? [...now.querySelectorAll('button')].indexOf(here) : -1
    const open = [...now.querySelectorAll('details')].map((one) => one.open)
    now.parentNode.replaceChild(document.importNode(then, true), now)
    document.querySelectorAll('#page details').forEach((one, k) => { one.open = Boolean(open[k]) })
    clock()
    const same = document.querySelectorAll('#page button')[place]
    if (same) same.focus({ preventScroll: true })
  } catch {} // no network: the next news will tell
}

// News do not wait for the page's turn to be fetched anyway.
function soon(wait = LEAST) {
  const then = Math.max(Date.now(), asked + wait)
  if (waiting && then >= due) return
  clearTimeout(waiting)
  due = then
  waiting = setTimeout(anew, then - Date.now())
}

function follow() {
  const line = new WebSocket(location.href.replace(/^http/, 'ws').replace(/\/vert.*$/, '/api/live?as=host'))
  line.onmessage = (event) => {
    tries = 0
    const news = JSON.parse(event.data)
    // What came while the page was on its way here is news too.
    if (news.seq > Number(document.getElementById('page').dataset.seq)) soon()
  }
  line.onclose = () => setTimeout(follow, pause(tries++))
}

// The clock counts on from what the page said when it was made.
function clock() {
  const shown = document.querySelector('[data-left]')
  ends = shown ? performance.now() + Number(shown.dataset.left) : 0
}

function tick() {
  const shown = ends && document.querySelector('[data-left]')
  if (!shown) return
  const left = Math.max(0, Math.ceil((ends - performance.now()) / 1000))
  const text = left ? `${String(Math.floor(left / 60)).padStart(2, '0')}:${String(left % 60).padStart(2, '0')}` : shown.dataset.out
  if (shown.textContent !== text) shown.textContent = text
  shown.classList.toggle('out', !left)
}

clock()
setInterval(tick, 500)
follow()
setInterval(soon, OFTEN, OFTEN)
document.addEventListener('visibilitychange', () => soon(0))
