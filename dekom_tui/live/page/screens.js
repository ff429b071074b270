// Which page a phone shows: everything follows from what the server tells and what the phone remembers.
import { h, tied } from './dom.js'
import { ballot, standing } from './ballots.js'
import { named } from './naming.js'
import { clean, group, own, write } from './writing.js'

// The page as { key, title, parts }: a new key is a new page, whose heading is read aloud.
export function page(app) {
  const { key, title, top, clock: time, parts, own: ours, waits, tight } = content(app)
  const lang = ours && app.common.form && app.common.form !== app.start.lang ? app.common.form : null
  return {
    key,
    title: [title, app.common && app.common.title].filter(Boolean).join(' · '),
    parts: [
      h('header', { key: 'header' }, h('div', {}, h('p', {}, top), time)),
      banner(app),
      h('main', { key: `main-${key}`, class: waits ? 'waits' : tight ? 'tight' : null },
        h('h1', { tabindex: '-1', class: title.length > 90 ? 'long' : null, lang }, tied(title)),
        said(app),
        parts,
        waits && waits !== true && h('div', { class: 'tail' }, waits)),
      h('footer', { key: 'footer' }, h('div', {}, kept(app), tongues(app))),
    ],
  }
}

function content(app) {
  const { common, mine, gone } = app
  const school = [h('b', {}, (common && common.school) || (common && common.title) || 'dekom')]
  if (app.forgotten) return { key: 'forgotten', title: app.say('done_plain'), top: school, parts: h('p', { class: 'lead', role: 'status' }, app.say('forgotten')) }
  if (gone) return trouble(app, school)
  if (!mine) return join(app, school)
  if (mine.waiting) return { key: 'lobby', title: app.say('lobby_title'), top: school, parts: waiting(app, app.say('joining')), waits: true }
  if (common.stage === 'ended') return done(app)
  const { item } = common
  if (!item) return { key: 'welcome', title: app.say('wait_start'), top: school, parts: waiting(app, app.say('wait_self')), waits: true }
  const where = [h('b', {}, place(app, item)), ' · ', app.offline() ? h('span', { class: 'wait' }, `○ ${app.say('offline').replace('.', '').toLowerCase()}`) : role(app, item) || app.say('item_of', { n: common.agenda.index, of: common.agenda.count })]
  const key = `${item.id}:${item.phase}:${item.ballot ? item.ballot.round : 0}:${item.open}:${app.ui.mine === item.id && item.input === 'write'}`
  const base = { key, title: item.question, top: where, clock: clock(app), own: true }
  if (item.input === 'write') {
    if (app.ui.mine === item.id && own(app, item.id).length) return { ...base, own: false, title: app.say('mine'), parts: write(app, item, '') }
    return { ...base, parts: [grace(app), item.round && turn(app, item), mine.muted ? muted(app) : write(app, item, lead(app, item))] }
  }
  if (item.input === 'group') return { ...base, parts: [grace(app), group(app, item)] }
  if (item.input === 'ballot' && item.ballot) {
    // When a ballot is sent, the page is another one: it is read from its top.
    const { given, parts } = vote(app, item)
    return { ...base, key: `${key}:${given}`, title: asked(item), parts: [grace(app), mine.muted ? muted(app) : parts] }
  }
  if (item.ballot && item.ballot.results) return { ...base, title: asked(item), parts: [drafts(app, item), results(app, item)] }
  return { ...base, own: false, key: `${key}:look`, title: look(app, item), parts: [waiting(app, app.say('wait_self')), drafts(app, item)], waits: saved(app, item) || true }
}

// What to look up at; a phase that is closed has only to wait for the next.
const look = (app, item) => (['alone', 'pair', 'four', 'groups', 'round', 'vote'].includes(item.phase) ? app.say('wait_next') : lead(app, item))

// A ballot on one thing asks about that thing.
function asked(item) {
  const { options, kind } = item.ballot
  if (kind === 'smarte') return item.about || item.question
  return options.length === 1 && options[0].text ? options[0].text : item.question
}

function place(app, item) {
  if (item.input === 'group' && app.mine.group) return app.say('group_n', { n: app.mine.group.no })
  if (item.input === 'ballot' && item.ballot) return app.word('ballot', item.ballot.kind)
  return app.word('phase', item.phase, item.phase)
}

const role = (app, item) => item.input === 'group' && app.mine.group && app.mine.group.role && app.say('you_are_short', { role: app.word('group_role', app.mine.group.role) })

export const lead = (app, item) => app.word('lead', `${item.method}/${item.phase}`, app.word('lead', item.phase))

export const left = (app) => {
  const { clock: one } = app.common
  return one.ends_at != null ? one.ends_at - app.now() : one.left
}

function clock(app) {
  const ms = left(app)
  if (ms == null) return null
  const seconds = Math.max(0, Math.ceil(ms / 1000))
  const text = `${String(Math.floor(seconds / 60)).padStart(2, '0')}:${String(seconds % 60).padStart(2, '0')}`
  return h('p', { class: seconds ? 'clock' : 'clock out', role: 'timer', 'aria-label': app.say('time_left') }, seconds ? text : app.say('time_out'))
}

const grace = (app) => {
  const ms = left(app)
  return ms != null && ms <= 0 && h('div', { class: 'note', role: 'status', key: 'grace' }, h('p', {}, app.say('grace')))
}

function banner(app) {
  if (app.full) return h('section', { class: 'banner', key: 'net', 'aria-label': app.say('disk') }, h('div', {}, h('p', { role: 'status' }, h('b', {}, app.say('disk')), ' ', app.say('disk_safe'))))
  if (!app.offline()) return null
  const next = Math.max(0, Math.ceil((Math.max(app.wire.next, app.outbox.next) - Date.now()) / 1000))
  const long = app.wire.down && Date.now() - app.wire.down > 8000
  return h('section', { class: 'banner', key: 'net', 'aria-label': app.say('offline') }, h('div', {},
    h('p', {}, h('span', { role: 'status' }, h('b', {}, app.say('offline')), ' ', app.say(app.kept.safe ? 'offline_safe' : 'offline_forget')), ' ', next ? app.many('retry', next) : app.say('retry_0'),
      ' ', h('button', { type: 'button', class: 'plain', on: { click: app.wake } }, app.say('retry'))),
    long && h('p', { class: 'soft' }, app.say('offline_help'))))
}

// A word from the facilitator to all, and what was refused.
function said(app) {
  const { refused } = app.ui
  const text = refused && (refused.message.data.text || refused.message.data.reason)
  const drop = () => {
    app.ui.refused = null
    app.redraw()
  }
  return [
    offer(app),
    app.common && app.common.message && h('div', { class: 'card', role: 'status', key: 'message' }, h('p', {}, h('b', {}, app.common.message))),
    refused && h('div', { class: 'note', key: 'refused', role: 'alert' },
      h('p', {}, text && [h('b', {}, app.say('not_taken')), ' '], refused.text),
      text && h('p', { class: 'text' }, `«${text}»`),
      h('div', { class: 'row' }, h('button', { type: 'button', on: { click: drop } }, app.say('close_note')))),
  ]
}

// Writing has ended, and a text that was begun before is still taken for a while: its writer decides.
function late(app) {
  const { item, phase, until } = (app.common && app.common.late) || {}
  const name = `draft:${item}`
  const text = item && app.mine && !app.mine.waiting && app.now() < until ? app.kept.read(name, '') : ''
  return text && !writes(app, item, phase) ? { item, phase, name, text } : null
}

const writes = (app, id, phase) => app.common.item && app.common.item.id === id && app.common.item.phase === phase && app.common.item.input === 'write'

function offer(app) {
  const one = late(app)
  if (!one) return null
  const found = app.ui.asked && app.ui.asked.field === one.name && app.ui.asked.text === one.text ? app.ui.asked.name : ''
  const drop = () => {
    app.kept.write(one.name, null)
    app.redraw()
  }
  const send = () => {
    const text = clean(one.text)
    const name = found ? '' : named(text)
    if (name) app.ui.asked = { field: one.name, text: one.text, name }
    else {
      app.kept.write(one.name, null)
      app.outbox.send('contribute', { item: one.item, phase: one.phase, text, ...(found ? { sure: true } : {}) }, null, { seen: app.seq })
    }
    app.redraw()
  }
  return h('div', { class: 'note', key: 'late', role: 'status' },
    h('p', {}, h('b', {}, app.say('draft_late'))), h('p', { class: 'text' }, one.text),
    found && h('p', {}, h('b', {}, app.say('a_name', { name: found })), ' ', app.say('name_why')),
    h('div', { class: 'row' }, h('button', { type: 'button', on: { click: send } }, app.say(found ? 'send_it' : 'draft_send')),
      h('button', { type: 'button', on: { click: drop } }, app.say('draft_drop'))))
}

const muted = (app) => h('div', { class: 'note', role: 'status' }, h('p', {}, app.say('muted')))

function drafts(app, item) {
  const text = app.kept.read(`draft:${item.id}`, '')
  return text && !late(app) && h('div', { class: 'note', key: 'draft', role: 'status' },
    h('p', {}, h('b', {}, app.say('draft_left'))), h('p', { class: 'text' }, text), h('p', { class: 'soft' }, app.say('draft_copy')),
    h('div', { class: 'row' }, h('button', { type: 'button', on: { click: () => { app.kept.write(`draft:${item.id}`, null); app.redraw() } } }, app.say('draft_drop'))))
}

const waiting = (app, text) => [
  h('div', { class: 'dots', 'aria-hidden': 'true', key: 'dots' }, h('i'), h('i'), h('i')),
  h('p', { class: 'lead', role: 'status', key: 'wait' }, text),
]

function saved(app, item) {
  const standing = own(app, item.id).filter((one) => !one.taken_back)
  if (!standing.length) return null
  const under = standing.filter((one) => one.pending).length
  return under ? h('p', { class: 'mark wait', role: 'status' }, `○ ${app.many('mine_wait', under)}`)
    : h('p', { class: 'mark safe', role: 'status' }, `● ${app.many('mine', standing.length)}`)
}

function turn(app, item) {
  if (!item.round.of) return false
  const { turn: mine } = app.mine
  const text = !mine ? app.say('turn_of', { n: item.round.turn + 1, of: item.round.of })
    : mine.now ? app.say('your_turn') : mine.done ? app.say('turn_done') : mine.before === 1 ? app.say('turn_next') : app.say('turn_before', { n: mine.before })
  const say = (data) => app.outbox.send('said', data, 'said')
  return h('div', { class: 'card', key: 'turn' },
    h('p', { class: 'big', role: 'status' }, text),
    mine && mine.now ? h('div', { class: 'row' },
      h('button', { type: 'button', on: { click: () => say({}) } }, app.say('turn_end')),
      h('button', { type: 'button', on: { click: () => say({ passed: true }) } }, app.say('pass_on')))
      : item.round.turn < item.round.of && h('p', { class: 'soft' }, app.say('turn_of', { n: item.round.turn + 1, of: item.round.of })))
}

function vote(app, item) {
  const one = item.ballot
  const ballots = app.mine.ballots
  const sent = (seat) => (ballots[seat - 1] && ballots[seat - 1].sent) || app.outbox.waiting.some((each) => each.slot === `vote:${item.id}:${one.round}:${seat}`)
  const seats = Array.from({ length: app.mine.people }, (_, k) => k + 1)
  const seat = Math.min(app.ui.seat || seats.find((each) => !sent(each)) || 1, seats.length)
  const mine = ballots[seat - 1]
  const order = (mine && mine.order) || []
  const options = [...one.options].sort((a, b) => order.indexOf(a.id) - order.indexOf(b.id))
  const asks = { ...one, ballot: one.kind, item: item.id, seat, options, given: mine && mine.sent ? { votes: mine.votes, reason: mine.reason } : null }
  const { sent: gave, draft } = standing(app, asks)
  return {
    given: `${seat}${gave && !draft ? ':given' : ''}`,
    parts: [
      one.nth > 1 && h('p', { class: 'mark' }, app.say('vote_nth', { n: one.nth })),
      seats.length > 1 && h('fieldset', { key: 'seats' }, h('legend', {}, app.say('seat_n', { n: seat, of: seats.length })),
        h('div', { class: 'chips' }, seats.map((each) => h('label', { class: 'pick' },
          h('input', { type: 'radio', name: 'seat', checked: each === seat, on: { change: () => { app.ui.seat = each; app.redraw() } } }), `${each}${sent(each) ? ' ●' : ''}`)))),
      options.length ? ballot(app, asks) : h('p', { class: 'lead' }, app.say('no_options')),
    ],
  }
}

function results(app, item) {
  const one = item.ballot
  const number = (value) => value.toLocaleString(app.start.lang === 'en' ? 'en' : 'nb', { maximumFractionDigits: 1 })
  const rows = (list) => {
    const most = Math.max(1, ...list.map((row) => row[1]))
    return h('ul', { class: 'bars' }, list.map(([name, value, told, top]) =>
      h('li', {}, h('p', {}, h('span', {}, tied(name)), h('b', {}, told || number(value))), h('progress', { max: String(top || most), value, 'aria-label': name }))))
  }
  const { kind, results: found } = one
  const range = (low, high) => Array.from({ length: high - low + 1 }, (_, k) => high - k)
  const ends = (value) => (value === one.low ? one.low_word : value === one.high ? one.high_word : '')
  const steps = kind === 'yes-no' ? [1, -1, 0].map((value) => [value, app.word('yes_no', value)])
    : kind === 'fist' ? range(0, 5).map((value) => [value, `${value} ${app.word('fist', value)}`])
      : range(one.low, one.high).map((value) => [value, `${value} ${ends(value)}`.trim()])
  const shown = kind === 'dots' ? rows(found.map((each) => [each.text, each.total]))
    : kind === 'rank' ? [rows(found.map((each) => [each.text, each.total, app.many('points', each.total)])), h('p', { class: 'soft' }, app.say('points_note', { of: one.options.length }))]
      : kind === 'smarte' ? [rows(found.map((each) => [app.word('smarte', each.id, each.id), each.mean || 0, each.mean == null ? '–' : `${number(each.mean)} (${spread(each)})`, 5])), h('p', { class: 'soft' }, app.say('mean_note'))]
        : found.map((each) => h('section', { key: each.id }, found.length > 1 && h('h2', {}, each.text),
          rows(steps.map(([value, name]) => [name, each.values[value] || 0]))))
  return [
    h('p', { class: 'lead' }, `${lead(app, item)} ${app.many('voted', one.voted).replace(' ', '\u00a0')}.`),
    shown,
    one.reasons && one.reasons.length > 0 && h('section', { key: 'reasons' }, h('h2', {}, app.say('fist_why')),
      h('ul', {}, one.reasons.map((each) => h('li', { class: 'card', key: each.id }, h('p', { class: 'text' }, `${each.value}: ${each.text}`))))),
  ]
}

const spread = (each) => {
  const given = Object.keys(each.values).map(Number)
  const low = Math.min(...given)
  const high = Math.max(...given)
  return low === high ? String(low) : `${low}–${high}`
}

const kept = (app) => {
  const { days } = app.start
  return h('details', { key: 'kept' }, h('summary', {}, app.say('kept_title')),
    h('p', {}, app.say('kept_what')), h('p', {}, app.say('kept_who')), h('p', {}, app.say(`kept_where_${days > 1 ? 'n' : days}`, { n: days })), h('p', {}, app.say('kept_phone')),
    h('p', {}, app.say(location.protocol === 'https:' ? 'kept_safe' : 'kept_plain')))
}

function join(app, school) {
  const { common } = app
  const trying = app.outbox.waiting.some((one) => one.kind === 'join')
  const chosen = app.kept.read('join', {})
  const set = (data) => {
    app.kept.write('join', { ...chosen, ...data })
    app.redraw()
  }
  const send = (event) => {
    event.preventDefault()
    if (trying) return
    app.ui.refused = null
    const data = { role: chosen.role || '' }
    if (chosen.people > 1) data.people = chosen.people
    if (chosen.group > 0) data.group = chosen.group
    app.outbox.send('join', data, 'join')
  }
  const number = (name, label, most) => h('p', { key: name }, h('label', { for: name }, app.say(label)),
    h('input', { id: name, class: 'number', type: 'text', inputmode: 'numeric', pattern: '[0-9]*', autocomplete: 'off', maxlength: '3', value: chosen[name] ? String(chosen[name]) : '',
      on: { input: (event) => set({ [name]: Math.min(most, parseInt(event.target.value, 10) || 0) }) } }))
  return {
    key: 'join', title: common.title || app.say('meeting'), top: school, own: Boolean(common.title), tight: true,
    parts: [
      h('p', { class: 'lead' }, app.say('no_name')),
      common.locked && !app.ui.refused && h('div', { class: 'note', role: 'status' }, h('p', {}, h('b', {}, app.say('locked_title')), '. ', app.say('locked_text'))),
      h('form', { key: 'form', on: { submit: send } },
        h('fieldset', {}, h('legend', {}, app.say('i_am'), ' ', h('span', { class: 'soft' }, app.say('optional'))),
          h('div', { class: 'chips' }, (common.roles || []).map((one) => h('label', { class: 'pick', key: one },
            h('input', { type: 'radio', name: 'role', value: one, checked: chosen.role === one, on: { change: () => set({ role: one }) } }), app.word('role', one, one))))),
        h('button', { class: 'go', 'aria-disabled': trying ? 'true' : null }, app.say(trying ? 'joining_now' : 'join')),
        h('details', { key: 'more' }, h('summary', {}, app.say('join_more')),
          number('group', 'join_group', 500), number('people', 'join_people', 8))),
    ],
  }
}

function done(app) {
  const { common, mine } = app
  const numbers = (one) => one.for != null && [h('br'), h('span', { class: 'soft' }, app.say('decided_by', { n: one.for, of: one.for + (one.against || 0) + (one.abstained || 0) }))]
  return {
    key: 'done', title: app.say(common.decided.length ? 'done_title' : 'done_plain'), top: [h('b', {}, app.say('done')), ` · ${tied(common.title)}`],
    parts: [
      common.decided.length > 0 && h('ul', { class: 'bits' }, common.decided.map((one) =>
        h('li', {}, h('span', { 'aria-hidden': 'true' }, '+'), h('span', {}, h('b', {}, tied(one.text)), numbers(one))))),
      mine.sent > 0 && [h('h2', {}, app.many('done_mine', mine.sent)), h('p', {}, app.say('done_where'))],
      app.outbox.waiting.length > 0 && h('p', { class: 'mark wait' }, `○ ${app.say('not_saved')}`),
      h('p', { class: 'row' }, h('button', { type: 'button', on: { click: () => app.leave() } }, app.say('done_forget'))),
      h('p', { class: 'soft' }, app.say('done_close')),
    ],
  }
}

const WHY = { 404: 'unknown', 410: 'ended', 423: 'locked' }

function trouble(app, school) {
  const { refused, status } = app.gone
  const why = ['removed', 'locked', 'full', 'ended'].includes(refused) ? refused : WHY[status] || 'busy'
  return {
    key: `trouble-${why}`, title: app.say(`${why}_title`), top: school,
    parts: [
      h('p', { class: 'lead', role: 'status' }, app.say(`${why}_text`)),
      h('p', { class: 'row' }, h('button', { type: 'button', on: { click: () => location.reload() } }, app.say('again')), h('a', { class: 'btn', href: app.start.up || './' }, app.say('other_code'))),
    ],
  }
}

const tongues = (app) => h('form', { method: 'post', action: `${app.start.up}${app.start.base}/send`, key: 'tongues' },
  h('input', { type: 'hidden', name: 'kind', value: 'language' }),
  h('div', { class: 'tongues', role: 'group', 'aria-label': app.say('languages') }, ['nb', 'nn', 'en'].map((one) =>
    h('button', { name: 'lang', value: one, lang: one, 'aria-current': one === app.start.lang ? 'true' : null }, app.word('tongue', one)))))
