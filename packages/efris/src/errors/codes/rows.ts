import type { Retry } from '@risiti/core'

/** Who has to do something about a return code. */
export type Actor = 'developer' | 'shop' | 'authority' | 'nobody'

export interface ReturnCode {
  /** What happened, in one sentence. */
  readonly meaning: string
  /** What to do about it, in one sentence. */
  readonly fix: string
  /** Whether and how the request may be sent again. */
  readonly retry: Retry
  readonly who: Actor
  /** The interfaces that answer the code; left out where all may. */
  readonly interfaces?: readonly string[]
}

export type CodeTable = Readonly<Record<string, ReturnCode>>

/** Marks the rows of a group with the interfaces that answer them. */
export function answeredBy(interfaces: readonly string[], rows: CodeTable): CodeTable {
  const marked: Record<string, ReturnCode> = {}
  for (const code in rows) marked[code] = { ...rows[code]!, interfaces }
  return marked
}

const by =
  (who: Actor) =>
  (meaning: string, fix: string, retry: Retry = 'never'): ReturnCode => ({ meaning, fix, retry, who })

/** The program that sends has to be corrected. */
export const developer = by('developer')
/** The seller has to do something: in the shop, in the portal or with URA. */
export const shop = by('shop')
/** URA's side failed. */
export const authority = by('authority')
/** It is as it should be, or comes right by itself. */
export const nobody = by('nobody')

/** A member of the outer message is not there. */
export const lacksOutside = (name: string) =>
  developer(`The outer message lacks ${name}.`, `Send ${name} in the outer message.`)

/** A member is not there, or empty. `what` says what belongs in it. */
export const lacks = (name: string, what?: string) =>
  developer(
    `The message has no ${name}, or an empty one.`,
    what === undefined ? `Send ${name} with a value.` : `Send ${name}: ${what}.`,
  )

/** A member is not there although another member, or the kind of document, asks for it. */
export const lacksWhen = (name: string, when: string, what?: string) =>
  developer(
    `The message has no ${name}, although ${when}.`,
    what === undefined ? `Send ${name} whenever ${when}.` : `Send ${name} whenever ${when}: ${what}.`,
  )

/** A member is there although another member excludes it. */
export const hasWhen = (name: string, when: string) =>
  developer(`The message has a value in ${name}, although ${when}.`, `Leave ${name} empty whenever ${when}.`)

const counted = (count: number, noun: string) => `${count} ${noun}${count === 1 ? '' : 's'}`

/** A text is longer than the authority stores. It counts bytes. */
export const tooLong = (name: string, bytes: number) =>
  developer(
    `The text in ${name} is longer than ${counted(bytes, 'byte')}.`,
    `Send at most ${counted(bytes, 'byte')} in ${name}, counted in UTF-8.`,
  )

/** A text is shorter or longer than the authority takes. */
export const wrongLength = (name: string, least: number, most: number) =>
  developer(
    `The text in ${name} is shorter than ${least} or longer than ${most} bytes.`,
    `Send ${least} to ${most} bytes in ${name}.`,
  )

/** A value is outside the list of the authority. `values` says what is inside. */
export const notOneOf = (name: string, values: string) =>
  developer(`The value of ${name} is not one that the authority knows.`, `Set ${name} to ${values}.`)

const DATES = { 'yyyy-MM-dd': '2026-07-31', 'yyyy-MM-dd HH:mm:ss': '2026-07-31 16:05:09' } as const

/** A date or time is written in another form. */
export const badlyWritten = (name: string, form: keyof typeof DATES) =>
  developer(
    `The date in ${name} is not in the form ${form}.`,
    `Write ${name} as ${form}, such as ${DATES[form]}, in East Africa Time.`,
  )

/** A text is no e-mail address. */
export const notMail = (name: string) =>
  shop(
    `The text in ${name} is not an e-mail address.`,
    `Correct ${name}, or leave it out where it is optional.`,
  )

/** A number has more digits than the authority stores. */
export const digits = (name: string, whole: number, decimals?: number) =>
  developer(
    `The number in ${name} has too many digits.`,
    decimals === undefined
      ? `Send at most ${counted(whole, 'digit')} before the decimal point in ${name}.`
      : `Send at most ${counted(whole, 'digit')} before and ${decimals} after the decimal point in ${name}.`,
  )

type Sign = 'above' | 'equal to' | 'below'

/** What a number has to be, and which signs that includes. */
const NUMBERS = {
  positive: { text: 'as a number above zero', allows: ['above'] },
  'not negative': { text: 'as zero or more', allows: ['above', 'equal to'] },
  negative: { text: 'as a number below zero: a credit note takes away', allows: ['below'] },
  'not positive': { text: 'as zero or less: a credit note takes away', allows: ['equal to', 'below'] },
  'by line': {
    text: 'above zero on an item line, below zero on a discount line (discountFlag 0)',
    allows: [],
  },
  'tax by line': {
    text: 'as zero or more on an item line, zero or less on a discount line (discountFlag 0)',
    allows: ['equal to'],
  },
  'by document': {
    text: 'as zero or more on an invoice, zero or less on a credit note',
    allows: ['equal to'],
  },
  rate: {
    text: 'as a fraction such as 0.18, or as 0, or as "-" for exempt goods',
    allows: ['above', 'equal to'],
  },
} as const satisfies Record<string, { text: string; allows: readonly Sign[] }>

/**
 * A number has a sign that is refused. Some signs are in the table of the authority although the field's own rule asks
 * for just that sign; then the number may be right and the surroundings wrong.
 */
export function wrongSign(name: string, sign: Sign, rule: keyof typeof NUMBERS): ReturnCode {
  const { text, allows }: { text: string; allows: readonly Sign[] } = NUMBERS[rule]
  return developer(
    `The number in ${name} is ${sign} zero where that is refused.`,
    allows.includes(sign)
      ? `Send ${name} ${text}; if it is so already, show URA the message that was refused.`
      : `Send ${name} ${text}.`,
  )
}

/** A member of a note differs from the document that the note is about. */
export const unlikeOriginal = (name: string) =>
  developer(
    `The credit note has another ${name} than the original invoice.`,
    name.includes('.')
      ? `Copy ${name} from the line of the original (T108) that has the same orderNumber.`
      : `Copy ${name} from the original invoice (T108).`,
  )

/** A line of a note takes away more than is left of the line it refers to. */
export const moreThanLeft = (name: string) =>
  developer(
    `The credit note takes away more in ${name} than the line has left.`,
    `Ask T186 what is left of the line and send at most that in ${name}.`,
  )
