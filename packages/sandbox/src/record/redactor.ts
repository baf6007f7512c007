import { SECRET_NAMES } from '../redaction.js'
import { PERSONAL } from './private.js'

/** Short values turn up by chance; they are hidden where their member is, and nowhere else. */
const TELLING_LENGTH = 9

/**
 * Hides what must not be in a file. A value has the same stand-in wherever it comes, so that what belonged together still
 * does; only this object knows what stands for what, and it is gone when the recording ends.
 */
export class Redactor {
  readonly #keepsPersonalData: boolean
  readonly #standIns = new Map<string, string>()
  #secrets = 0
  #people = 0

  constructor(keepsPersonalData: boolean) {
    this.#keepsPersonalData = keepsPersonalData
  }

  /** Takes note of what a text holds, by the names of its members. Call it for all parts before any of them is cleaned. */
  learn(text: string): void {
    for (const value of valuesIn(text, SECRET_MEMBERS)) this.#hideSecret(value)
    if (this.#keepsPersonalData) return
    for (const value of valuesIn(text, PERSONAL_MEMBERS)) this.#hidePerson(value)
  }

  /** Headers are members too; credentials have a scheme before them. */
  learnHeaders(headers: Readonly<Record<string, string>>): void {
    const [, credentials] = /^\S+ (\S+)$/.exec(headers.authorization ?? '') ?? []
    for (const secret of [credentials, headers.cmckey, headers.apigee_app_id]) {
      if (secret) this.#hideSecret(secret)
    }
    if (headers.tin && !this.#keepsPersonalData) this.#hidePerson(headers.tin)
  }

  /** The text without what was learnt. */
  clean(text: string): string {
    const hide = (_: string, before: string, value: string) => {
      const standIn = this.#standIns.get(value) ?? value
      return before + (before.endsWith('"') ? standIn : asJson(standIn))
    }
    let cleaned = text
    for (const member of this.#members()) cleaned = cleaned.replace(member, hide)
    for (const [value, standIn] of this.#standIns) {
      if (isTelling(value)) cleaned = cleaned.replaceAll(value, standIn)
    }
    return cleaned
  }

  #members(): readonly RegExp[] {
    return this.#keepsPersonalData ? SECRET_MEMBERS : [...SECRET_MEMBERS, ...PERSONAL_MEMBERS]
  }

  #hideSecret(value: string): void {
    if (this.#standIns.has(value)) return
    this.#secrets++
    this.#standIns.set(value, `***secret-${this.#secrets}***`)
  }

  #hidePerson(value: string): void {
    if (this.#standIns.has(value)) return
    this.#people++
    this.#standIns.set(value, numbered(value.replace(/[^\d\s.,:;@\\/&~#=?()-]/gu, 'X'), this.#people))
  }
}

/** Digits become zeros, and the last of them a number that no other value has. */
function numbered(value: string, number: number): string {
  const digits = [...String(number)].reverse()
  const letters = [...value].reverse().map((letter) => (/\d/.test(letter) ? (digits.shift() ?? '0') : letter))
  return letters.reverse().join('')
}

/** Stands where a number stood: no number begins with 0, and a word is a text. */
function asJson(standIn: string): string {
  return /^-?[\d.]+$/.test(standIn) ? standIn.replace(/^(-?)0(?=\d)/, '$11') : `"${standIn}"`
}

function isTelling(value: string): boolean {
  return value.length >= TELLING_LENGTH && /\d/.test(value)
}

function valuesIn(text: string, members: readonly RegExp[]): string[] {
  return members.flatMap((member) => Array.from(text.matchAll(member), ([, , value]) => value!))
}

/** A member with a text, whole or cut off; in a text that is JSON itself; with a number. */
function membersOf(names: readonly string[]): readonly RegExp[] {
  const name = `(?:${names.join('|')})`
  return [
    `("${name}"\\s*:\\s*")((?:[^"\\\\]|\\\\.)+)`,
    `(\\\\"${name}\\\\"\\s*:\\s*\\\\")([^"\\\\]+)`,
    `("${name}"\\s*:\\s*)(-?\\d[\\d.]*)`,
  ].map((pattern) => new RegExp(pattern, 'gi'))
}

const SECRET_MEMBERS = membersOf(SECRET_NAMES)
const PERSONAL_MEMBERS = membersOf(PERSONAL)
