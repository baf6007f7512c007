import type { Tone } from '../parts/badge.js'
import type { Authority, Status } from './api/types.js'

interface Standing {
  readonly word: string
  readonly tone: Tone
  /** What it means, for whoever sells. */
  readonly means: string
}

/** Where a document can stand, in words. */
export const STANDINGS: Readonly<Record<Status, Standing>> = {
  queued: { word: 'Waiting', tone: 'soft', means: 'It is kept, and is sent when its turn comes.' },
  sending: { word: 'Sending', tone: 'accent', means: 'It is with the authority right now.' },
  awaiting_approval: {
    word: 'Awaiting approval',
    tone: 'accent',
    means: 'The authority has the application and decides on it.',
  },
  fiscalised: { word: 'Fiscal', tone: 'good', means: 'The authority has it. The receipt is valid.' },
  rejected: { word: 'Refused', tone: 'bad', means: 'The authority refused it. Correct it, or withdraw it.' },
  in_doubt: {
    word: 'In doubt',
    tone: 'warn',
    means: 'The answer did not come. The gateway looks it up by itself; do not sell it again.',
  },
  needs_attention: {
    word: 'Needs a person',
    tone: 'bad',
    means: 'The authority holds something else, or it cannot be known. Somebody has to decide.',
  },
  cancelled: { word: 'Cancelled', tone: 'soft', means: 'It was withdrawn. The authority does not have it.' },
}

/** Forms of documents, in words. */
export const TYPES: Readonly<Record<string, string>> = {
  receipt: 'Receipt',
  invoice: 'Invoice',
  credit_note: 'Credit note',
  debit_note: 'Debit note',
}

interface Country {
  readonly name: string
  readonly code: string
  readonly office: string
  readonly zone: string
}

/** What each authority is called, where it is, and the time there. */
export const COUNTRIES: Readonly<Record<Authority, Country>> = {
  efris: { name: 'Uganda', code: 'UG', office: 'URA EFRIS', zone: 'Africa/Kampala' },
  etims: { name: 'Kenya', code: 'KE', office: 'KRA eTIMS', zone: 'Africa/Nairobi' },
}

/** The ways to KRA. */
export const CHANNELS: Readonly<Record<string, string>> = {
  oscu: 'KRA’s own host (OSCU)',
  gavaconnect: 'GavaConnect',
  vscu: 'A unit on your own network (VSCU)',
}

/** A word of the API as a person writes it: `wrong_amount` is "Wrong amount". */
export function tellWord(word: string): string {
  const words = word.replaceAll(/[_-]/g, ' ')
  return words.charAt(0).toUpperCase() + words.slice(1)
}

/** Where a device sends: the sandbox, the authority's test system, or in earnest. */
export function tellEnvironment(environment: string): string {
  if (environment === 'production') return 'Production'
  return environment === 'test' ? 'Test system' : 'Sandbox'
}
