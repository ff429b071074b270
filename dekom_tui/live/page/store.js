// What the phone remembers by itself: drafts, and what is sent but not yet known to be durable. A phone that denies the
// page its storage (private window, full) still works; it only forgets when the page is closed.

const memory = new Map()

function local() {
  try {
    return window.localStorage
  } catch {
    return null
  }
}

function works() {
  try {
    local().setItem('dekom', '1')
    local().removeItem('dekom')
    return true
  } catch {
    return false
  }
}

export function open(meeting) {
  const name = (key) => `dekom:${meeting}:${key}`
  return {
    safe: works(),
    read(key, otherwise) {
      let text = memory.get(name(key))
      try {
        const kept = local().getItem(name(key))
        if (kept != null) text = kept
      } catch {} // no storage: what is in memory counts
      try {
        return text == null ? otherwise : JSON.parse(text)
      } catch {
        return otherwise
      }
    },
    write(key, value) {
      const text = value == null ? null : JSON.stringify(value)
      if (text == null) memory.delete(name(key))
      else memory.set(name(key), text)
      try {
        if (text == null) local().removeItem(name(key))
        else local().setItem(name(key), text)
        return true
      } catch {
        return false
      }
    },
    // Another tab of this phone has written or sent: what it took away is not brought back from memory here. A storage
    // that is emptied as a whole takes nothing from a page that is open.
    follow(changed) {
      window.addEventListener('storage', (event) => {
        if (event.key == null || !event.key.startsWith(name(''))) return
        if (event.newValue == null) memory.delete(event.key)
        else memory.set(event.key, event.newValue)
        changed()
      })
    },
    forget() {
      for (const key of [...memory.keys()]) if (key.startsWith(name(''))) memory.delete(key)
      try {
        for (const key of Object.keys(local())) if (key.startsWith(name(''))) local().removeItem(key)
      } catch {} // no storage: nothing is kept there
    },
  }
}

// A message's id. A page on plain http is no secure context, so the browser's own maker of ids is not there.
export function fresh() {
  const bytes = crypto.getRandomValues(new Uint8Array(16))
  return [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('')
}
