/*
 * TypeScript source as a flat list of tokens, for what the reference reads from it. TypeScript 7 has no interface for
 * programs, and the reference needs little: names, brackets, and the documentation before a token.
 */

const TOKENS = [
  ['doc', /\/\*\*[\s\S]*?\*\//y],
  ['space', /\s+|\/\/.*|\/\*[\s\S]*?\*\//y],
  ['text', /'(?:[^'\\\n]|\\.)*'|"(?:[^"\\\n]|\\.)*"|`(?:[^`\\]|\\.)*`/y],
  ['name', /[\p{ID_Start}$_#][\p{ID_Continue}$]*/uy],
  ['number', /\d[\w.]*/y],
  ['mark', /=>|\.\.\.|\?\.|\?\?|&&|\|\||[=!]==?|[-+*/%<>=!?:;,.|&~^@()[\]{}]/y],
]

/** A slash after one of these begins a regular expression, not a division. */
const BEFORE_REGEX = /^(?:[([{,=:!?;&|]|=>|&&|\|\||\?\?|return)$/

const REGEX = /\/(?:[^/\\[\n]|\\.|\[(?:[^\]\\\n]|\\.)*\])+\/[a-z]*/y

/** @returns tokens `{ kind, text, doc, column }`; `doc` is the documentation right before the token. */
export function tokensOf(source, file) {
  const tokens = []
  let doc
  for (let at = 0; at < source.length; ) {
    const { kind, text } = next(source, at, tokens.at(-1), file)
    const column = at - source.lastIndexOf('\n', at - 1) - 1
    at += text.length
    if (kind === 'doc') doc = prose(text)
    else if (kind !== 'space') {
      tokens.push({ kind, text, doc, column })
      doc = undefined
    }
  }
  return tokens
}

function next(source, at, before, file) {
  const isRegexPlace = source[at] === '/' && (!before || BEFORE_REGEX.test(before.text))
  for (const [kind, pattern] of isRegexPlace ? [...TOKENS.slice(0, 2), ['text', REGEX]] : TOKENS) {
    pattern.lastIndex = at
    const text = pattern.exec(source)?.[0]
    if (text) return { kind, text }
  }
  throw new Error(`${file}: cannot read ${JSON.stringify(source.slice(at, at + 30))}`)
}

/** A documentation comment as one line of text. */
function prose(comment) {
  const lines = comment.slice(3, -2).split('\n')
  return lines
    .map((line) => line.replace(/^\s*\*/, '').trim())
    .filter(Boolean)
    .join(' ')
}

const CLOSING = { '(': ')', '[': ']', '{': '}' }

/** The place of the bracket that closes the one at `from`. */
export function closingOf(tokens, from) {
  let depth = 0
  for (let at = from; at < tokens.length; at++) {
    const { kind, text } = tokens[at]
    if (kind !== 'mark') continue
    if (text in CLOSING) depth++
    else if (text === ')' || text === ']' || text === '}') depth--
    if (depth === 0) return at
  }
  throw new Error(`a bracket is never closed: ${tokens[from].text}`)
}

/** Cuts a range of tokens at the commas that stand in no bracket. */
export function partsOf(tokens) {
  const parts = [[]]
  for (let at = 0; at < tokens.length; at++) {
    const { kind, text } = tokens[at]
    if (kind === 'mark' && text === ',') parts.push([])
    else if (kind === 'mark' && text in CLOSING) {
      const end = closingOf(tokens, at)
      parts.at(-1).push(...tokens.slice(at, end + 1))
      at = end
    } else parts.at(-1).push(tokens[at])
  }
  return parts.filter((part) => part.length > 0)
}
