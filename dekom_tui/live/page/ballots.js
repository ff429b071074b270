// The ballots: dots, ranking, yes/no, SMARTE, fist to five and scale. A ballot is {option: value}; what is being chosen
// is kept on the phone until it is sent, and what was sent can be changed until the vote is closed.
import { h, tied } from './dom.js'
import { named } from './naming.js'

export const foot = (app, left, mark, label, ready, extra) =>
  h('div', { class: 'foot' },
    (left || mark) && h('p', {}, left && h('b', { role: 'status' }, left), mark),
    h('button', { class: 'go', 'aria-disabled': ready ? null : 'true', ...extra }, label))

export const unsaved = (app, key = 'not_saved') => h('span', { class: 'wait mark' }, '○ ', app.say(key))

// Beside a long text there is no room for buttons.
const wide = (option) => (option.text.length > 60 ? 'opt long' : 'opt')

const pick = (name, value, chosen, choose, ...kids) =>
  h('label', { class: 'pick' },
    h('input', { type: 'radio', name, value, checked: chosen, on: { change: choose } }), ...kids)

// What was sent of a ballot, and what is being chosen and not sent.
export function standing(app, vote) {
  const slot = `vote:${vote.item}:${vote.round}:${vote.seat}`
  const under = app.outbox.done.map((one) => one.message).concat(app.outbox.waiting).filter((one) => one.slot === slot).pop()
  return { slot, sent: under ? { votes: under.data.votes, reason: under.data.reason || '' } : vote.given, draft: app.kept.read(slot, null) }
}

// vote: { item, round, seat, ballot, options, quota, several, low, high, low_word, high_word, given }
export function ballot(app, vote) {
  const { slot, sent, draft } = standing(app, vote)
  const change = (value) => {
    app.kept.write(slot, value)
    app.redraw()
  }
  const pending = app.outbox.waiting.some((one) => one.slot === slot)
  const kind = KINDS[vote.ballot] || KINDS.scale
  if (sent && !draft) return given(app, vote, kind, sent, pending, () => change(sent))
  const choice = draft || { votes: {}, reason: '' }
  const cast = {
    app, vote, choice,
    value: (option) => choice.votes[option],
    set(option, value) {
      const votes = { ...choice.votes }
      if (value == null) delete votes[option]
      else votes[option] = value
      change({ ...choice, votes })
    },
    put: (votes) => change({ ...choice, votes }),
    reason: (reason) => change({ ...choice, reason, asked: '' }),
  }
  const ready = kind.ready(cast)
  const send = (sure) => {
    if (!ready) return app.tell(app.say('vote_choose'))
    const votes = kind.votes ? kind.votes(cast) : only(choice.votes, vote.options)
    const reason = kind.why && kind.why(cast) ? (choice.reason || '').trim() : ''
    const name = reason && !sure ? named(reason) : ''
    if (name) return change({ ...choice, asked: name })
    app.kept.write(slot, null)
    app.outbox.send('vote', {
      item: vote.item, round: vote.round, votes,
      ...(vote.seat > 1 ? { seat: vote.seat } : {}), ...(reason ? { reason } : {}), ...(sure ? { sure } : {}),
    }, slot)
  }
  const correct = () => {
    change({ ...choice, asked: '' })
    document.getElementById('why').focus()
  }
  return [
    h('p', { class: 'lead' }, kind.lead ? kind.lead(cast) : app.word('ask', vote.ballot)),
    h('form', { key: slot, on: { submit: (event) => { event.preventDefault(); send(false) } } },
      kind.fields(cast),
      choice.asked
        ? h('div', { key: 'asked' }, nameNote(app, choice.asked, correct, () => send(true)))
        : foot(app, kind.left && kind.left(cast), draft && unsaved(app), app.say(kind.send || 'send'), ready)),
  ]
}

const given = (app, vote, kind, sent, pending, again) => [
  h('ul', { class: 'bits', key: 'given' }, kind.told({ app, vote, votes: sent.votes }).map(([name, value]) =>
    h('li', { class: pending ? 'open' : null }, h('span', { 'aria-hidden': 'true' }, pending ? '○' : '●'), h('span', {}, name && [name, h('br')], h('b', {}, value))))),
  sent.reason && h('div', { class: 'card' }, h('p', { class: 'text' }, sent.reason)),
  h('p', { class: pending ? 'mark wait' : 'mark safe', role: 'status' }, pending ? `○ ${app.say(app.offline() ? 'waits_for_net' : 'not_saved')}` : `● ${app.say('vote_saved')}`),
  h('p', { class: 'soft' }, app.say('vote_change')),
  h('p', { class: 'row' }, h('button', { type: 'button', on: { click: again } }, app.say('vote_again'))),
]

export function nameNote(app, name, correct, anyway, state) {
  return [
    h('div', { class: 'note', id: 'name-note', role: 'status', key: 'name-note' }, h('p', {}, h('b', {}, app.say('a_name', { name })), ' ', app.say('name_why'))),
    state,
    h('button', { class: 'go', type: 'button', key: 'name-correct', on: { click: correct } }, app.say('correct_it')),
    h('p', { key: 'name-anyway' }, h('button', { class: 'plain', type: 'button', on: { click: anyway } }, app.say('send_it'))),
  ]
}

const only = (votes, options) => Object.fromEntries(options.filter((one) => votes[one.id] != null).map((one) => [one.id, votes[one.id]]))

const KINDS = {
  dots: {
    send: 'dots_send',
    used: (cast) => cast.vote.options.reduce((sum, one) => sum + (cast.value(one.id) || 0), 0),
    lead: ({ app, vote }) => (vote.several && vote.quota > 1 ? app.say('dots_many', { count: vote.quota }) : app.many('dots_each', vote.quota)),
    left(cast) {
      const left = cast.vote.quota - this.used(cast)
      return left > 0 ? cast.app.many('dots_left', left) : cast.app.say('dots_left_0')
    },
    ready(cast) {
      return this.used(cast) > 0
    },
    told: ({ app, vote, votes }) => vote.options.filter((one) => votes[one.id]).map((one) => [one.text, `${'●'.repeat(votes[one.id])} ${app.many('dots', votes[one.id])}`]),
    fields(cast) {
      const { app, vote } = cast
      const left = vote.quota - this.used(cast)
      return h('ul', {}, vote.options.map((one) => {
        const n = cast.value(one.id) || 0
        const more = left > 0 && (vote.several || !n)
        const step = (text, label, can, value) =>
          h('button', { type: 'button', 'aria-label': app.say(label, { option: one.text }), 'aria-disabled': can ? null : 'true', on: { click: () => can && cast.set(one.id, value || null) } }, text)
        return h('li', { class: wide(one), key: one.id },
          h('span', { class: 'name' }, tied(one.text)),
          h('span', { class: 'step' },
            step('−', 'dot_remove', n > 0, n - 1),
            h('output', { class: n ? null : 'none' }, n ? h('span', { 'aria-hidden': 'true' }, n > 3 ? `●×${n}` : '●'.repeat(n)) : h('span', { 'aria-hidden': 'true' }, '0'), h('span', { class: 'vh' }, `${one.text}: ${app.many('dots', n)}`)),
            step('+', 'dot_add', more, n + 1)))
      }))
    },
  },
  rank: {
    send: 'rank_send',
    order: ({ vote, choice }) => [...vote.options].sort((a, b) => (choice.votes[a.id] || 99) - (choice.votes[b.id] || 99)),
    ready: () => true,
    votes(cast) {
      return Object.fromEntries(this.order(cast).map((one, at) => [one.id, at + 1]))
    },
    told: ({ vote, votes }) => [...vote.options].sort((a, b) => votes[a.id] - votes[b.id]).map((one) => ['', `${votes[one.id]}. ${one.text}`]),
    fields(cast) {
      const { app } = cast
      const order = this.order(cast)
      const move = (at, to) => {
        const next = [...order]
        next.splice(to, 0, next.splice(at, 1)[0])
        cast.put(Object.fromEntries(next.map((one, place) => [one.id, place + 1])))
        app.tell(app.say('rank_now', { option: order[at].text, n: to + 1 }))
      }
      return h('ol', { class: 'rank' }, order.map((one, at) =>
        h('li', { class: wide(one), key: one.id },
          h('span', { class: 'nr', 'aria-hidden': 'true' }, String(at + 1)),
          h('span', { class: 'name' }, tied(one.text)),
          h('span', { class: 'step' }, [[-1, '↑', 'rank_up'], [1, '↓', 'rank_down']].map(([by, sign, label]) => {
            const can = at + by >= 0 && at + by < order.length
            return h('button', { type: 'button', 'aria-label': app.say(label, { option: one.text }), 'aria-disabled': can ? null : 'true', on: { click: () => can && move(at, at + by) } }, sign)
          })))))
    },
  },
  'yes-no': {
    send: 'vote_send',
    ready: (cast) => cast.vote.options.every((one) => cast.value(one.id) != null),
    told: ({ app, vote, votes }) => vote.options.map((one) => [vote.options.length > 1 ? one.text : '', app.word('yes_no', votes[one.id])]),
    fields(cast) {
      const { app, vote } = cast
      return vote.options.map((one) =>
        h('fieldset', { class: 'stack', key: one.id },
          h('legend', { class: vote.options.length > 1 ? null : 'vh' }, vote.options.length > 1 ? one.text : app.say('your_choice')),
          [1, -1, 0].map((value) => pick(one.id, value, cast.value(one.id) === value, () => cast.set(one.id, value), h('span', {}, app.word('yes_no', value))))))
    },
  },
  smarte: {
    left: (cast) => cast.app.say('smarte_of', { n: cast.vote.options.filter((one) => cast.value(one.id) != null).length, of: cast.vote.options.length }),
    ready: (cast) => cast.vote.options.some((one) => cast.value(one.id) != null),
    votes: (cast) => Object.fromEntries(Object.entries(only(cast.choice.votes, cast.vote.options)).filter((one) => one[1] > 0)),
    told: ({ app, vote, votes }) => vote.options.map((one) => [app.word('smarte', one.id, one.text), votes[one.id] ? String(votes[one.id]) : app.word('step', 0)]),
    fields(cast) {
      const { app, vote } = cast
      return vote.options.map((one) => {
        const text = app.word('smarte', one.id, one.text)
        return h('fieldset', { key: one.id },
          h('legend', {}, h('i', {}, text[0]), text.slice(1)),
          h('div', { class: 'seg' }, [1, 2, 3, 4, 5, 0].map((value) =>
            pick(one.id, value, cast.value(one.id) === value, () => cast.set(one.id, value), value ? String(value) : null, app.word('step', value) && h('small', {}, app.word('step', value))))))
      })
    },
  },
  fist: {
    ready: (cast) => cast.vote.options.every((one) => cast.value(one.id) != null),
    why: (cast) => cast.vote.options.some((one) => cast.value(one.id) <= 2),
    told: ({ app, vote, votes }) => vote.options.map((one) => [vote.options.length > 1 ? one.text : '', `${votes[one.id]}: ${app.word('fist', votes[one.id])}`]),
    fields(cast) {
      const { app, vote, choice } = cast
      return [
        vote.options.map((one) =>
          h('fieldset', { class: 'stack', key: one.id },
            h('legend', { class: vote.options.length > 1 ? null : 'vh' }, vote.options.length > 1 ? one.text : app.say('your_choice')),
            [5, 4, 3, 2, 1, 0].map((value) => pick(one.id, value, cast.value(one.id) === value, () => cast.set(one.id, value), h('span', { class: 'n' }, String(value)), h('span', {}, app.word('fist', value)))))),
        this.why(cast) && h('div', { key: 'why' },
          h('label', { for: 'why' }, app.say('fist_why'), ' ', h('span', { class: 'soft' }, app.say('fist_private'))),
          h('textarea', { id: 'why', maxlength: '300', autocomplete: 'off', value: choice.reason, on: { input: (event) => cast.reason(event.target.value) } })),
      ]
    },
  },
  scale: {
    ready: (cast) => cast.vote.options.every((one) => cast.value(one.id) != null),
    told: ({ vote, votes }) => vote.options.map((one) => [vote.options.length > 1 ? one.text : '', String(votes[one.id])]),
    fields(cast) {
      const { app, vote } = cast
      const steps = Array.from({ length: vote.high - vote.low + 1 }, (_, k) => vote.low + k)
      return vote.options.map((one) =>
        h('fieldset', { key: one.id },
          h('legend', { class: vote.options.length > 1 ? null : 'vh' }, vote.options.length > 1 ? one.text : app.say('scale_legend', { low: vote.low, high: vote.high })),
          h('div', { class: 'seg wide' }, steps.map((value) => pick(one.id, value, cast.value(one.id) === value, () => cast.set(one.id, value), String(value)))),
          (vote.low_word || vote.high_word) && h('p', { class: 'ends' }, h('span', {}, vote.low_word), h('span', {}, vote.high_word))))
    },
  },
}
