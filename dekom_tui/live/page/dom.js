// The page as a value: h() describes an element, draw() brings what stands on the page into that shape and no further,
// so that focus, a caret and a half-typed word stay where they are. Text becomes text nodes: nothing here reads markup.

export const h = (tag, props, ...kids) => ({ tag, props: props || {}, kids: flat(kids) })

export const flat = (kids) => kids.flat(Infinity).filter((kid) => kid != null && kid !== false && kid !== '')

const LIVE = new Set(['value', 'checked', 'disabled', 'hidden', 'open'])

export function draw(parent, wanted) {
  const kept = new Set(wanted.map((one) => one.props && one.props.key).filter((key) => key != null))
  const keyed = new Map()
  for (const node of [...parent.childNodes]) {
    if (node.dekomKey == null) continue
    if (kept.has(node.dekomKey)) keyed.set(node.dekomKey, node)
    else node.remove()
  }
  let at = parent.firstChild
  for (const one of wanted) {
    let node = match(one, at, keyed)
    if (!node) node = make(one)
    if (node === at) at = at.nextSibling
    else parent.insertBefore(node, at)
    if (one.tag) shape(node, one)
    else if (node.data !== String(one)) node.data = String(one)
  }
  while (at) {
    const next = at.nextSibling
    at.remove()
    at = next
  }
}

function match(one, at, keyed) {
  if (!one.tag) return at && at.nodeType === 3 ? at : null
  const key = one.props.key
  const node = key == null ? (at && at.dekomKey == null ? at : null) : keyed.get(key)
  return node && node.nodeType === 1 && node.localName === one.tag ? node : null
}

function make(one) {
  if (!one.tag) return document.createTextNode(String(one))
  const node = document.createElement(one.tag)
  if (one.props.key != null) node.dekomKey = one.props.key
  node.dekomProps = {}
  return node
}

function shape(node, { props, kids }) {
  const before = node.dekomProps || {}
  node.dekomProps = props
  for (const name of Object.keys(before)) if (!(name in props)) put(node, name, null, before[name])
  draw(node, kids)
  for (const name of Object.keys(props)) put(node, name, props[name], before[name])
}

function put(node, name, value, before) {
  if (name === 'key') return
  if (name === 'on') {
    // One listener for each kind of event, for good; what it calls is looked up when the event comes.
    for (const type of Object.keys(value || {})) {
      const heard = (node.dekomHeard = node.dekomHeard || new Set())
      if (heard.has(type)) continue
      heard.add(type)
      node.addEventListener(type, (event) => {
        const hear = node.dekomProps.on && node.dekomProps.on[type]
        if (hear) hear(event)
      })
    }
  } else if (LIVE.has(name) && node.localName !== 'progress') {
    const wanted = value == null ? (name === 'value' ? '' : false) : value
    if (name === 'open' ? value !== before : node[name] !== wanted) node[name] = wanted
  } else if (value == null || value === false) node.removeAttribute(name)
  else if (node.getAttribute(name) !== String(value)) node.setAttribute(name, value === true ? '' : value)
}

// «24. november» and «8. trinn» stay on one line.
export const tied = (text) => text.replace(/(\d\.) (?=\p{L})/gu, '$1\u00a0')
