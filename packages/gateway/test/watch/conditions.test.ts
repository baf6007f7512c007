import { describe, expect, it } from 'vitest'
import { CONDITIONS, PATIENCE, warningsOf } from '#src/watch/conditions.js'
import { deadlineOf, uploadDeadline } from '#src/watch/deadline.js'
import type { Watched } from '#src/watch/watched.js'

const NOW = Date.parse('2026-01-20T09:00:00Z')
const HOUR_MS = 60 * 60_000

const LANE: Watched['lane'] = {
  queued: 0,
  oldestQueuedAt: null,
  inDoubt: 0,
  needsAttention: 0,
  blocked: null,
  lastSuccessAt: null,
  lastFailure: null,
}

const QUIET: Watched = {
  account: 'default',
  device: 'shop',
  paused: false,
  lane: LANE,
  stock: LANE,
  purchases: LANE,
  imports: LANE,
  doubtSince: null,
  circuit: { destination: 'etims/oscu/test', state: 'closed', since: null, until: null },
  deadline: undefined,
  offline: undefined,
  keyValidFrom: undefined,
  keyExpiresAt: undefined,
  defect: undefined,
}

const LIMIT = { rule: 'vscu-24h', afterMs: 24 * HOUR_MS, message: 'It stops.', source: 'a specification' }

/** An enabler with one document, just now. */
const HOLDS: NonNullable<Watched['offline']> = {
  policy: 'when-down',
  documents: 1,
  worth: '2000',
  since: NOW,
  limits: { documents: '10', days: 90, worth: '50000', source: 'a specification' },
}

const ago = (ms: number) => new Date(NOW - ms).toISOString()
const blocked = (since: string) => ({ document: 'doc_1', status: 'in_doubt', since, ends: 'It ends.' })
const open = (since: number) => ({ ...QUIET.circuit!, state: 'open' as const, since, until: NOW })

/** For each condition how a device stands just before it begins, and just after. */
const EDGES: Readonly<Record<string, readonly [before: Partial<Watched>, after: Partial<Watched>]>> = {
  'device-unusable': [{}, { defect: 'the key does not open' }],
  'lane-stalled': [
    { lane: { ...LANE, queued: 3, oldestQueuedAt: ago(PATIENCE.stalledMs) } },
    { lane: { ...LANE, queued: 3, oldestQueuedAt: ago(PATIENCE.stalledMs + 1) } },
  ],
  'lane-blocked': [
    { lane: { ...LANE, blocked: blocked(ago(PATIENCE.blockedMs)) } },
    { lane: { ...LANE, blocked: blocked(ago(PATIENCE.blockedMs + 1)) } },
  ],
  'in-doubt-long': [
    { lane: { ...LANE, inDoubt: 1 }, doubtSince: NOW - PATIENCE.doubtMs },
    { lane: { ...LANE, inDoubt: 1 }, doubtSince: NOW - PATIENCE.doubtMs - 1 },
  ],
  'needs-attention': [{}, { lane: { ...LANE, needsAttention: 1 } }],
  'stock-stalled': [
    { stock: { ...LANE, queued: 3, oldestQueuedAt: ago(PATIENCE.stalledMs) } },
    { stock: { ...LANE, queued: 3, oldestQueuedAt: ago(PATIENCE.stalledMs + 1) } },
  ],
  'stock-needs-attention': [{ stock: LANE }, { stock: { ...LANE, needsAttention: 1 } }],
  'purchases-stalled': [
    { purchases: { ...LANE, queued: 3, oldestQueuedAt: ago(PATIENCE.stalledMs) } },
    { purchases: { ...LANE, queued: 3, oldestQueuedAt: ago(PATIENCE.stalledMs + 1) } },
  ],
  'purchases-need-attention': [{ purchases: LANE }, { purchases: { ...LANE, needsAttention: 1 } }],
  'imports-stalled': [
    { imports: { ...LANE, queued: 3, oldestQueuedAt: ago(PATIENCE.stalledMs) } },
    { imports: { ...LANE, queued: 3, oldestQueuedAt: ago(PATIENCE.stalledMs + 1) } },
  ],
  'imports-need-attention': [{ imports: LANE }, { imports: { ...LANE, needsAttention: 1 } }],
  'authority-down': [
    { circuit: open(NOW - PATIENCE.circuitMs) },
    { circuit: open(NOW - PATIENCE.circuitMs - 1) },
  ],
  'deadline-near': [
    { lane: { ...LANE, queued: 1 }, deadline: deadlineOf(LIMIT, NOW - 20 * HOUR_MS) },
    { lane: { ...LANE, queued: 1 }, deadline: deadlineOf(LIMIT, NOW - 20 * HOUR_MS - 1) },
  ],
  'offline-limit': [{ offline: { ...HOLDS, documents: 9 } }, { offline: { ...HOLDS, documents: 10 } }],
  'not-uploaded': [
    { offline: { ...HOLDS, since: NOW - PATIENCE.uploadMs } },
    { offline: { ...HOLDS, since: NOW - PATIENCE.uploadMs - 1 } },
  ],
  'key-expiring': [
    { keyExpiresAt: new Date(NOW + PATIENCE.keyMs) },
    { keyExpiresAt: new Date(NOW + PATIENCE.keyMs - 1) },
  ],
  'key-expired': [{ keyExpiresAt: new Date(NOW + 1) }, { keyExpiresAt: new Date(NOW) }],
}

const idsOf = (changes: Partial<Watched>) => warningsOf({ ...QUIET, ...changes }, NOW).map(({ id }) => id)

it('nothing is wrong with a device that nobody uses', () => {
  expect(warningsOf(QUIET, NOW)).toEqual([])
})

it('every condition has its edge below', () => {
  expect(Object.keys(EDGES)).toEqual(CONDITIONS.map(({ id }) => id))
})

describe.each(Object.entries(EDGES))('%s', (id, [before, after]) => {
  it('begins at its edge, alone', () => {
    expect(idsOf(before)).not.toContain(id)
    expect(idsOf(after)).toEqual([id])
  })

  it('says what is wrong and what to do, and names no document', () => {
    const [warning] = warningsOf({ ...QUIET, ...after }, NOW)
    expect(warning!.message).toMatch(/^[A-Z0-9e].*[^.]\.?$/)
    expect(warning!.fix).toMatch(/\w.*\.$/)
    expect(JSON.stringify(warning)).not.toContain('doc_1')
  })
})

describe('a stalled lane', () => {
  const stalled = { ...QUIET, lane: { ...LANE, queued: 1, oldestQueuedAt: ago(HOUR_MS) } }

  it.each([
    ['is paused', { paused: true }, '/v1/devices/shop/resume'],
    ['is blocked', { lane: { ...stalled.lane, blocked: blocked(ago(0)) } }, 'lane.blocked'],
    ['waits for its authority', { circuit: open(NOW) }, 'does not answer'],
    ['fails otherwise', {}, 'lane.lastFailure'],
  ])('is told what holds it when it %s', (_what, changes, words) => {
    const [warning] = warningsOf({ ...stalled, ...changes }, NOW)
    expect(warning!.fix).toContain(words)
  })
})

describe('a deadline', () => {
  it('is the limit after the last contact, and says who sets it', () => {
    expect(deadlineOf(LIMIT, NOW)).toEqual({
      at: '2026-01-21T09:00:00.000Z',
      nearAt: '2026-01-21T05:00:00.000Z',
      rule: 'vscu-24h',
      message: 'It stops.',
      source: 'a specification',
    })
  })

  it('is none without a limit, and none before the first contact', () => {
    expect(deadlineOf(undefined, NOW)).toBeUndefined()
    expect(deadlineOf(LIMIT, null)).toBeUndefined()
  })

  it('of an enabler is as many days as it may hold its oldest document, and alarms while it holds one', () => {
    const { limits } = HOLDS
    const deadline = uploadDeadline(limits, NOW)
    expect(deadline).toMatchObject({
      at: '2026-04-20T09:00:00.000Z',
      nearAt: '2026-04-05T09:00:00.000Z',
      rule: 'efris-offline-days',
      source: 'a specification',
    })
    expect(uploadDeadline(limits, null)).toBeUndefined()
    expect(uploadDeadline(undefined, NOW)).toBeUndefined()
    const since = NOW - 80 * 24 * HOUR_MS
    const open = { ...QUIET.circuit!, state: 'open' as const, since: NOW, until: NOW }
    const offline = { ...HOLDS, since }
    expect(idsOf({ offline, circuit: open, deadline: uploadDeadline(limits, since) })).toEqual([
      'deadline-near',
    ])
  })

  it('alarms nobody while nothing waits', () => {
    expect(idsOf({ deadline: deadlineOf(LIMIT, NOW - 30 * HOUR_MS) })).toEqual([])
  })
})
