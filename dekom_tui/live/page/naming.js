// Whether a text seems to name a person: a given name with a capital, or a family name after one or after a title.
// dekom_tui/meeting/texts.py says the same for phones without JavaScript.
import { given as names, unsure, family, ends, titles, places } from './names.js'

const GIVEN = new Set(names)
const UNSURE = new Set(unsure)
const FAMILY = new Set(family)
const TITLES = new Set(titles)
const PLACES = new Set(places)

const isFamily = (word) => FAMILY.has(word) || (/^\p{Lu}/u.test(word) && ends.some((end) => word.endsWith(end)))
const isGiven = (word) => GIVEN.has(word) || (word.includes('-') && word.split('-').every((part) => GIVEN.has(part)))

export function named(given) {
  const text = given.normalize('NFC')
  const words = [...text.matchAll(/\p{L}+(?:-\p{L}+)*/gu)].map((one) => ({ word: one[0], at: one.index, to: one.index + one[0].length }))
  const joined = (k) => words[k] && text.slice(words[k - 1].to, words[k].at) === ' '
  for (let k = 0; k < words.length; k++) {
    const { word } = words[k]
    if (!isGiven(word) && !isFamily(word)) continue
    if (k && joined(k) && TITLES.has(words[k - 1].word.toLowerCase())) return `${words[k - 1].word} ${word}`
    if (!isGiven(word)) continue
    let end = k + 1
    while (end < k + 4 && joined(end) && /^\p{Lu}/u.test(words[end].word) && words[end].word !== words[end].word.toUpperCase()) end++
    const next = words[end] && joined(end) ? words[end].word.toLowerCase() : ''
    if (PLACES.has(next)) continue
    if (UNSURE.has(word) && !(end > k + 1 && isFamily(words[end - 1].word))) continue
    return words.slice(k, end).map((one) => one.word).join(' ')
  }
  return ''
}
