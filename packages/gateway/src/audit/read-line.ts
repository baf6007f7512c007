import { LineBroken } from './pack-lines.js'

/*
 * What JSON makes of a line can take many times the memory of the line, and the stack of whoever goes into it: no line of a pack has as many
 * values, or one inside another as deep. A text of any length is one value.
 */
const MAX_VALUES = 100_000
const MAX_DEPTH = 100

/** The value that a line is. @throws LineBroken when it is not one value, written in the one way, or of more parts than any line of a pack. */
export function readLine(text: string): object {
  if (hasTooMuch(text)) throw new LineBroken('The line holds more than any line of a pack.')
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch {
    throw new LineBroken('The line is not JSON.')
  }
  if (typeof value !== 'object' || value === null || JSON.stringify(value) !== text)
    throw new LineBroken('The line is not written as it was when the pack was made.')
  return value
}

function hasTooMuch(text: string): boolean {
  let [values, depth] = [0, 0]
  for (let at = 0; at < text.length; at++) {
    const character = text[at]
    if (character === '"') at = endOfText(text, at)
    else if (character === ',') values++
    else if (character === '{' || character === '[') {
      values++
      depth++
    } else if (character === '}' || character === ']') depth--
    if (values > MAX_VALUES || depth > MAX_DEPTH) return true
  }
  return false
}

/** Where a text in quotes ends: at the first quote after it that no backslash takes the meaning of. */
function endOfText(text: string, start: number): number {
  for (let end = text.indexOf('"', start + 1); end >= 0; end = text.indexOf('"', end + 1)) {
    let backslashes = 0
    while (text[end - 1 - backslashes] === '\\') backslashes++
    if (backslashes % 2 === 0) return end
  }
  return text.length
}
