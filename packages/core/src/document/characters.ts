import type { Issue } from '../errors/fiscal-error.js'
import { pointer } from './pointer.js'

/** Characters that control a machine, but for tabs and the ends of lines; and halves of a character (UTF-16 surrogates). */
// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is looked for.
const UNPRINTABLE = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f\p{Surrogate}]/u

/** The texts of a document that hold something that is no text, each with its place; the names of its labels are texts too. */
export function unprintableTexts(document: { readonly metadata?: object | undefined }): Issue[] {
  const issues: Issue[] = []
  collect(document, [], issues)
  for (const name of Object.keys(document.metadata ?? {})) add(name, ['metadata'], issues)
  return issues
}

/** @param path where the value is; it is walked on and back. */
function collect(value: unknown, path: string[], issues: Issue[]): void {
  if (typeof value === 'string') add(value, path, issues)
  if (typeof value !== 'object' || value === null) return
  for (const [name, member] of Object.entries(value)) {
    path.push(name)
    collect(member, path, issues)
    path.pop()
  }
}

function add(text: string, path: readonly string[], issues: Issue[]): void {
  const found = UNPRINTABLE.exec(text)?.[0].codePointAt(0)
  if (found === undefined) return
  const code = `U+${found.toString(16).toUpperCase().padStart(4, '0')}`
  const fix =
    'Remove it: a till that cuts texts may have cut through a character, a scanner may have added one.'
  issues.push({ path: pointer(path), message: `has a character that cannot be printed (${code})`, fix })
}
