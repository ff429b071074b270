// Writing: a contribution, one's own ones, and the group's.
import { h } from './dom.js'
import { named } from './naming.js'
import { foot, nameNote, unsaved } from './ballots.js'

export const LONGEST = 500

export const clock = (app, ms) =>
  new Date(ms).toLocaleTimeString(app.start.lang === 'en' ? 'en-GB' : 'nb-NO', { hour: '2-digit', minute: '2-digit' }).replace(':', app.start.lang === 'en' ? ':' : '.')

// As the server will keep it: one line, without signs that control or turn text.
export const clean = (text) => text.normalize('NFC').replace(/\p{C}/gu, (sign) => ('\u200c\u200d'.includes(sign) ? sign : ' ')).replace(/\s+/g, ' ').trim()

// A text area with its length and whether it is saved, and the button that sends it.
// field: { key, label, name (of the draft), longest, send(text, sure), button, unsaved }
export function editor(app, field) {
  const text = app.kept.read(field.name, field.text || '')
  const n = [...text].length
  const over = n - field.longest
  const asked = app.ui.asked && app.ui.asked.field === field.name && text === app.ui.asked.text ? app.ui.asked.name : ''
  const id = `t-${field.key}`
  const write = (event) => {
    app.kept.write(field.name, event.target.value || (field.text ? '' : null))
    app.writing(Boolean(event.target.value))
    app.redraw()
  }
  const send = (sure) => {
    const line = clean(text)
    if (!line || over > 0) return app.tell(line ? app.many('too_long', over) : app.say('empty'))
    const name = sure ? '' : named(line)
    if (name) {
      app.ui.asked = { field: field.name, text, name }
      return app.redraw()
    }
    app.kept.write(field.name, null)
    app.ui.asked = null
    app.writing(false)
    field.send(line, Boolean(sure))
  }
  const focus = () => {
    app.ui.asked = null
    app.redraw()
    document.getElementById(id).focus()
  }
  const unsaved = text && (over > 0 ? h('b', { class: 'wrong' }, `! ${app.many('too_long', over)}`) : h('b', { class: 'wait' }, `○ ${app.say(field.unsaved || 'not_saved')}`))
  const state = h('p', { class: 'state', key: 'state', id: `${id}-state`, hidden: !text }, unsaved || h('b', {}), h('span', {}, app.say('of_length', { n, of: field.longest })))
  return h('form', { key: field.key, on: { submit: (event) => { event.preventDefault(); send(false) } } },
    h('label', { for: id }, field.label),
    h('textarea', {
      id, name: 'text', value: text, autocomplete: 'off', enterkeyhint: 'enter', autocapitalize: 'sentences', 'aria-describedby': asked ? 'name-note' : `${id}-state`,
      'aria-invalid': over > 0 ? 'true' : null, on: { input: write },
    }),
    asked ? nameNote(app, asked, focus, () => send(true), state) : state,
    !asked && (field.row ? h('div', { class: 'row' }, h('button', {}, field.button), field.row) : h('button', { class: 'go' }, field.button)))
}

// What was sent from here: what the server has, then what is under way.
export function own(app, item) {
  const under = app.outbox.done.map((one) => one.message).concat(app.outbox.waiting)
  const list = app.mine.entries.map((one) => {
    const after = under.filter((other) => other.data.id === one.id)
    const now = { ...one, taken_back: one.state === 'taken-back', pending: null }
    for (const message of after) {
      if (message.kind === 'correct') now.text = message.data.text
      if (message.kind === 'take_back') now.taken_back = true
      if (message.kind === 'bring_back') now.taken_back = false
      if (app.outbox.waiting.includes(message)) now.pending = message.kind
    }
    return now
  })
  for (const message of under) {
    if (message.kind !== 'contribute' || message.data.item !== item) continue
    const saved = !app.outbox.waiting.includes(message)
    // It is there already, though the answer that says so has not come.
    if (app.mine.entries.some((one) => Number(one.id.slice(1)) > message.seen && one.text === message.data.text)) continue
    list.push({ id: '', key: message.id, state: 'sent', text: message.data.text, at: message.at + app.skew, pending: saved ? null : 'contribute' })
  }
  return list
}

const STATES = { held: 'held', hidden: 'hidden' }

const mark = (app, one) => {
  if (one.pending) return h('span', { class: 'mark wait' }, `○ ${app.say(app.offline() ? 'waits_for_net' : one.pending === 'correct' ? 'not_corrected' : 'not_saved')}`)
  return h('span', { class: 'mark safe' }, `● ${app.say('saved_at', { time: clock(app, one.at) })}`)
}

export const cards = (app, list) =>
  h('ul', { 'aria-labelledby': 'mine' }, [...list].reverse().filter((one) => !one.taken_back).map((one) =>
    h('li', { class: 'card', key: one.id || one.key }, h('p', { class: 'text' }, one.text), mark(app, one), STATES[one.state] && h('p', { class: 'soft' }, app.say(STATES[one.state])))))

export function write(app, item, lead) {
  const list = own(app, item.id)
  const standing = list.filter((one) => !one.taken_back)
  if (app.ui.mine === item.id && list.length) return mine(app, item, list)
  return [
    h('p', { class: 'lead' }, standing.length && !app.kept.read(`draft:${item.id}`, '') ? app.say('one_more') : lead),
    editor(app, {
      key: `write-${item.id}`, label: app.say(standing.length ? 'your_next' : 'your_text'), name: `draft:${item.id}`, longest: LONGEST,
      button: app.say(app.offline() ? 'send_later' : 'send'),
      send: (text, sure) => {
        app.outbox.send('contribute', { item: item.id, phase: item.phase, text, ...(sure ? { sure } : {}) }, null, { seen: app.seq })
        const field = document.querySelector('textarea')
        if (field) field.focus()
      },
    }),
    list.length > 0 && h('section', { key: 'own' },
      h('h2', { id: 'mine' }, app.say('mine')),
      cards(app, list),
      h('p', {}, h('button', { class: 'plain', type: 'button', on: { click: () => show(app, item.id) } }, app.say('mine_change')))),
  ]
}

function show(app, item) {
  app.ui.mine = item
  app.redraw()
}

function mine(app, item, list) {
  return [
    h('p', { class: 'lead' }, app.say('mine_until')),
    h('ul', { key: 'list' }, list.map((one, at) => {
      const n = at + 1
      const key = one.id || one.key
      if (one.taken_back) {
        const start = one.text.length > 32 ? one.text.slice(0, 32).replace(/\s+\S*$/, '') : one.text
        return h('li', { class: 'card', key }, h('p', { class: 'soft' }, app.say('taken_back', { text: start.length < one.text.length ? `${start} …` : start })),
          h('div', { class: 'row' }, h('button', { type: 'button', 'aria-label': app.say('undo_n', { n }), on: { click: () => app.outbox.send('bring_back', { id: one.id }) } }, app.say('undo'))))
      }
      if (app.ui.editing === key) {
        const stop = () => {
          app.kept.write(`edit:${key}`, null)
          app.ui.editing = null
          app.redraw()
        }
        return h('li', { class: 'card', key }, editor(app, {
          key: `edit-${key}`, label: app.say('correcting'), name: `edit:${key}`, text: one.text, longest: LONGEST, button: app.say('store'), unsaved: 'not_corrected',
          send: (text, sure) => {
            app.ui.editing = null
            if (text !== one.text) app.outbox.send('correct', { id: one.id, text, ...(sure ? { sure } : {}) }, `correct:${one.id}`)
            app.redraw()
          },
          row: h('button', { type: 'button', on: { click: stop } }, app.say('leave_it')),
        }))
      }
      return h('li', { class: 'card', key }, h('p', { class: 'text' }, one.text), mark(app, one), STATES[one.state] && h('p', { class: 'soft' }, app.say(STATES[one.state])),
        one.changeable && h('div', { class: 'row' },
          h('button', { type: 'button', 'aria-label': app.say('correct_n', { n }), on: { click: () => edit(app, key) } }, app.say('correct')),
          h('button', { type: 'button', 'aria-label': app.say('take_back_n', { n }), on: { click: () => { app.outbox.send('take_back', { id: one.id }); app.tell(app.say('taken_back', { text: one.text })) } } }, app.say('take_back'))))
    })),
    h('button', { class: 'go', type: 'button', on: { click: () => { app.ui.mine = null; app.redraw() } } }, app.say('mine_more')),
  ]
}

function edit(app, key) {
  app.ui.editing = key
  app.redraw()
  Promise.resolve().then(() => {
    const field = document.getElementById(`t-edit-${key}`)
    if (field) field.focus()
  })
}

// The group: its secretary chooses what it sends, or writes it; the others see what there is.
export function group(app, item) {
  const { group: mine } = app.mine
  if (!mine) return [h('p', { class: 'lead' }, app.say('no_group')), seats(app, item)]
  const lead = item.phase === 'groups' ? app.many('group_lead', item.picks) : app.say(item.phase === 'pair' ? 'pair_lead' : 'four_lead')
  const task = mine.role && h('div', { class: 'card' }, h('p', {}, h('b', {}, app.say('you_are', { role: app.word('group_role', mine.role) })), ' ', app.word('task', mine.role)))
  return mine.role === 'sekretaer' ? secretary(app, item, mine, lead) : [
    h('p', { class: 'lead' }, lead, ` ${app.say('group_they_send')}`),
    task,
    h('h2', { id: 'texts' }, app.say('group_texts')),
    mine.entries.length ? h('ol', { class: 'bits', 'aria-labelledby': 'texts' }, mine.entries.map((one) =>
      h('li', { key: one.id, class: one.picked ? null : 'open' }, h('span', { 'aria-hidden': 'true' }, one.picked ? '●' : '○'),
        h('span', {}, h('span', { class: 'text' }, one.text), one.picked && [h('br'), h('span', { class: 'soft' }, app.say('group_chosen'))]))))
      : h('p', { class: 'soft' }, app.say('group_none')),
    helping(app, mine),
    h('details', { key: 'seat' }, h('summary', {}, app.say('seat_other')),
      seats(app, item),
      h('p', { class: 'row' }, h('button', { type: 'button', on: { click: () => app.outbox.send('take_role', { role: 'sekretaer' }, 'role') } }, app.say('secretary_me')))),
  ]
}

function helping(app, mine) {
  const asked = app.outbox.waiting.filter((one) => one.kind === 'help').map((one) => one.data.on).pop()
  const on = asked == null ? mine.help : asked
  return h('div', { class: 'row', key: 'help' },
    on && h('p', { class: 'mark safe', role: 'status' }, `● ${app.say('help_asked')}`),
    h('button', { type: 'button', on: { click: () => app.outbox.send('help', { on: !on }, 'help') } }, app.say(on ? 'help_stop' : 'help_ask')))
}

function seats(app, item) {
  const now = app.mine.group ? app.mine.group.no : 0
  const choose = (event) => Number(event.target.value) && app.outbox.send('sit', { group: Number(event.target.value) }, 'sit')
  return item.groups > 0 && h('p', { key: 'seats' }, h('label', { for: 'seat' }, app.say('seat_in')),
    h('select', { id: 'seat', on: { change: choose } }, !now && h('option', { value: '' }, '–'),
      Array.from({ length: item.groups }, (_, k) => h('option', { value: String(k + 1), selected: k + 1 === now ? true : null }, app.say('group_n', { n: k + 1 })))))
}

function secretary(app, item, mine, lead) {
  const name = `pick:${item.id}:${item.phase}`
  const sent = mine.entries.filter((one) => one.picked).map((one) => one.id)
  const there = new Set(mine.entries.map((one) => one.id))
  const draft = app.kept.read(name, null)
  const chosen = (draft || sent).filter((id) => there.has(id))
  const under = app.outbox.waiting.filter((one) => one.kind === 'pick' || one.kind === 'contribute')
  const words = `draft:${item.id}:group`
  const text = app.kept.read(words, '')
  const more = chosen.filter((id) => !sent.includes(id))
  const fewer = sent.filter((id) => !chosen.includes(id))
  const used = chosen.length + (text.trim() ? 1 : 0)
  const over = used > item.picks
  const toggle = (id) => {
    app.kept.write(name, chosen.includes(id) ? chosen.filter((one) => one !== id) : [...chosen, id])
    app.redraw()
  }
  const changed = more.length || fewer.length || text.trim()
  const asked = app.ui.asked && app.ui.asked.field === words && app.ui.asked.text === text ? app.ui.asked.name : ''
  const send = (sure) => {
    if (over) return app.tell(app.say('too_many', { n: item.picks }))
    if (!changed) return app.tell(app.say('vote_choose'))
    const line = clean(text)
    const found = line && !sure ? named(line) : ''
    if (found) {
      app.ui.asked = { field: words, text, name: found }
      return app.redraw()
    }
    if (fewer.length) app.outbox.send('pick', { ids: fewer, on: false })
    if (more.length) app.outbox.send('pick', { ids: more, on: true })
    if (line) app.outbox.send('contribute', { item: item.id, phase: item.phase, text: line, ...(sure ? { sure } : {}) }, null, { seen: app.seq })
    app.kept.write(words, null)
    app.kept.write(name, null)
    app.ui.asked = null
    app.redraw()
  }
  const state = under.length ? unsaved(app, app.offline() ? 'waits_for_net' : 'not_saved')
    : changed ? unsaved(app, 'not_sent')
      : sent.length ? h('span', { class: 'safe mark' }, `● ${app.say('group_sent')}`) : unsaved(app, 'not_sent')
  const correct = () => {
    app.ui.asked = null
    app.redraw()
    document.getElementById('own-words').focus()
  }
  return [
    h('p', { class: 'lead' }, lead, ' ', app.say('group_you_send')),
    h('form', { key: name, on: { submit: (event) => { event.preventDefault(); send(false) } } },
      h('fieldset', { class: 'stack' }, h('legend', {}, app.say('group_texts')),
        mine.entries.length ? mine.entries.map((one) =>
          h('label', { class: 'pick', key: one.id },
            h('input', { type: 'checkbox', checked: chosen.includes(one.id), on: { change: () => toggle(one.id) } }),
            h('span', { class: 'box' }), h('span', { class: 'text' }, one.text)))
          : h('p', { class: 'soft' }, app.say('group_none'))),
      h('label', { for: 'own-words' }, app.say('group_own')),
      h('textarea', { id: 'own-words', maxlength: String(LONGEST), autocomplete: 'off', value: text, on: { input: (event) => { app.kept.write(words, event.target.value || null); app.redraw() } } }),
      helping(app, mine),
      asked
        ? h('div', { key: 'asked' }, nameNote(app, asked, correct, () => send(true)))
        : foot(app, over ? h('span', { class: 'wrong' }, app.say('chosen_of', { n: used, of: item.picks })) : app.say('chosen_of', { n: used, of: item.picks }), state, app.say('group_send'), changed && !over)),
  ]
}
