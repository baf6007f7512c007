import type { Issue } from '@risiti/core'
import type { NoteKind } from '../code-map.js'
import { noteKindOf } from '../kind.js'
import type { UgandaRule } from './facts.js'

/** A rule about some kinds of notes. */
export function aboutNotes(
  kinds: readonly NoteKind[],
  rule: Omit<UgandaRule, 'find'>,
  find: (...args: Parameters<UgandaRule['find']>) => readonly Issue[],
): UgandaRule {
  return {
    ...rule,
    find: (subject, facts) => {
      const kind = noteKindOf(subject.document)
      return kind && kinds.includes(kind) ? find(subject, facts) : []
    },
  }
}
