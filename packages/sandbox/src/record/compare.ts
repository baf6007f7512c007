import type { Said } from './said.js'
import { compareShapes, shapeOf } from './shape.js'

/** In what two answers differ, and where. */
export interface Difference {
  readonly what:
    | 'http status'
    | 'content type'
    | 'code'
    | 'words'
    | 'layers'
    | 'flags'
    | 'signature'
    | 'member'
  /** The place of a member; empty for all else. */
  readonly at: string
  readonly recorded: string
  readonly sandbox: string
}

/** Where the sandbox said otherwise than the authority. With another code, only its words are told: all else follows from it. */
export function compareAnswers(recorded: Said, sandbox: Said): Difference[] {
  const whole = (what: Difference['what'], there: string, here: string): Difference[] =>
    there === here ? [] : [{ what, at: '', recorded: there, sandbox: here }]
  const code = whole('code', recorded.code ?? '', sandbox.code ?? '')
  const words = wordsApart(recorded.words, sandbox.words)
  if (code.length > 0) return [...code, ...words]
  return [
    ...whole('http status', String(recorded.status), String(sandbox.status)),
    ...whole('content type', recorded.type, sandbox.type),
    ...words,
    ...whole('layers', recorded.layers.join(' > '), sandbox.layers.join(' > ')),
    ...whole('flags', recorded.flags, sandbox.flags),
    ...whole('signature', String(recorded.isSigned), String(sandbox.isSigned)),
    ...members(recorded.body, sandbox.body, ''),
    ...inside(recorded, sandbox),
  ]
}

/** Texts are the same when they differ in numbers only. */
function wordsApart(recorded: string, sandbox: string): Difference[] {
  const plain = (words: string) => words.replace(/\d+/g, '0')
  return plain(recorded) === plain(sandbox) ? [] : [{ what: 'words', at: '', recorded, sandbox }]
}

function inside({ inner: there }: Said, { inner: here }: Said): Difference[] {
  if (there === undefined || here === undefined || (there === null && here === null)) return []
  return members(there ?? 'null', here ?? 'null', 'content')
}

function members(recorded: string, sandbox: string, above: string): Difference[] {
  const found = compareShapes(shapeOf(recorded), shapeOf(sandbox))
  return found.map(({ at, ...difference }) => ({ what: 'member', at: below(above, at), ...difference }))
}

function below(above: string, at: string): string {
  if (above === '' || at === '') return above || at
  return at.startsWith('[') ? above + at : `${above}.${at}`
}
