import type { Tone } from '../../parts/badge.js'
import type { Exchange } from './types.js'

export const TONES: Readonly<Record<Exchange['outcome'], Tone>> = {
  accepted: 'good',
  refused: 'bad',
  failed: 'warn',
}
