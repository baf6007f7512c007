import type { Tone } from '../../parts/badge.js'
import type { Exchange } from '../types.js'

export type Outcome = 'accepted' | 'refused' | 'failed'

/** The codes of success: EFRIS, eTIMS, eTIMS with nothing to list, a token. */
const GOOD: ReadonlySet<string> = new Set(['00', '000', '001', '200'])

/** What became of a call at the authority. */
export function outcomeOf({ code }: Pick<Exchange, 'code'>): Outcome {
  if (code === null) return 'failed'
  return GOOD.has(code) ? 'accepted' : 'refused'
}

export const TONES: Readonly<Record<Outcome, Tone>> = { accepted: 'good', refused: 'bad', failed: 'warn' }
