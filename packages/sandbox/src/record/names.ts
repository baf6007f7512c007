import { objectIn } from './said.js'

/**
 * What the recorded authority called by one name and the sandbox calls by another: numbers of documents, ids, keys. They are
 * learnt from answers to the same call, and put into the calls that follow.
 */
export class Names {
  readonly #ours = new Map<string, string>()

  set(theirs: string, ours: string): void {
    if (theirs !== '' && theirs !== ours) this.#ours.set(theirs, ours)
  }

  has(theirs: string): boolean {
    return this.#ours.has(theirs)
  }

  /** A text of a client in the names of the sandbox. */
  translate(text: string): string {
    // The number of a device may begin with the number of its owner.
    const longestFirst = [...this.#ours].sort(([one], [other]) => other.length - one.length)
    return longestFirst.reduce((translated, [theirs, ours]) => translated.replaceAll(theirs, ours), text)
  }

  /** Learns from two answers to the same call, JSON texts. */
  learn(theirs: string | null | undefined, ours: string | null | undefined): void {
    if (theirs && ours) this.#meet('', objectIn(theirs), objectIn(ours))
  }

  #meet(name: string, theirs: unknown, ours: unknown): void {
    if (typeof theirs === 'string' && typeof ours === 'string') {
      if (isGiven(name, theirs)) this.set(theirs, ours)
      return
    }
    if (typeof theirs !== 'object' || typeof ours !== 'object' || theirs === null || ours === null) return
    const counterpart = ours as Readonly<Record<string, unknown>>
    for (const [member, value] of Object.entries(theirs))
      this.#meet(Array.isArray(theirs) ? name : member, value, counterpart[member])
  }
}

/** The members in which an authority gives names of its own. Long ones only: short ones would be found everywhere. */
const NAMES = /(?:^id|Id|No|Code|taskCd|dclNo)$/
/** These are in the names of whoever wrote the request, or of a dictionary. */
const NOT_GIVEN = /category|goods|item|tax|buyer|seller|reference|(?:Tin|Cls)$/i

function isGiven(name: string, value: string): boolean {
  if (/^\*{3}secret-\d+\*{3}$/.test(value)) return true
  return value.length >= 9 && /^[\w/-]*\d[\w/-]*$/.test(value) && NAMES.test(name) && !NOT_GIVEN.test(name)
}
