import { describe, expect, it } from 'vitest'
import { canBecome, isSettled, type Mover, STATUSES, type Status } from '#src/documents/states.js'

/** The machine as it is drawn: what the gateway does by itself, and what only a caller may do. */
const ALLOWED: Readonly<Record<Mover, Readonly<Record<Status, readonly Status[]>>>> = {
  gateway: {
    queued: ['queued', 'sending', 'rejected', 'needs_attention'],
    sending: ['queued', 'awaiting_approval', 'fiscalised', 'rejected', 'in_doubt'],
    awaiting_approval: ['awaiting_approval', 'fiscalised', 'rejected', 'cancelled'],
    in_doubt: ['queued', 'fiscalised', 'awaiting_approval', 'in_doubt', 'needs_attention'],
    fiscalised: ['fiscalised'],
    rejected: [],
    needs_attention: [],
    cancelled: [],
  },
  caller: {
    queued: ['queued', 'cancelled'],
    sending: [],
    awaiting_approval: ['cancelled'],
    in_doubt: [],
    fiscalised: [],
    rejected: ['queued', 'cancelled'],
    needs_attention: ['queued', 'fiscalised', 'awaiting_approval', 'cancelled'],
    cancelled: [],
  },
}

const PAIRS = STATUSES.flatMap((from) => STATUSES.map((to) => ({ from, to })))

describe('the machine of a document', () => {
  it.each(PAIRS)('allows $from to $to only to whom it belongs', ({ from, to }) => {
    for (const by of ['gateway', 'caller'] as const)
      expect(canBecome(from, to, by), by).toBe(ALLOWED[by][from].includes(to))
  })

  it('rests where only a caller can move it, or nobody', () => {
    expect(STATUSES.filter(isSettled)).toEqual(['fiscalised', 'rejected', 'needs_attention', 'cancelled'])
  })

  it('never gives up what the authority may hold without evidence', () => {
    const lost = PAIRS.filter(({ from, to }) => ['sending', 'in_doubt'].includes(from) && to === 'cancelled')
    expect(lost.some(({ from, to }) => canBecome(from, to, 'gateway') || canBecome(from, to, 'caller'))).toBe(
      false,
    )
  })
})
