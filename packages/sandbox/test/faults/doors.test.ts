import { createPublicKey, createVerify } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { DOOR_NAMES, type DoorName } from '#src/exchange.js'
import { FAULTS, type FaultRule } from '#src/faults.js'
import { type Sandbox, START, startSandbox } from '#src/testing.js'
import { openCounters, type Seen, type Sell } from './counters.js'

let sandbox: Sandbox
let counters: Readonly<Record<DoorName, Sell>>

beforeAll(async () => {
  sandbox = await startSandbox()
  counters = await openCounters(sandbox)
})
afterAll(() => sandbox.close())

const codeOf = ({ text = '' }: Seen): string => {
  const answer = JSON.parse(text)
  return answer.returnStateInfo?.returnCode ?? answer.resultCd ?? answer.responseBody?.resultCd
}

/** What is seen of a call, in a word or two: `reset`, an HTTP status, a code. */
function wordsFor(seen: Seen): string {
  if (seen.error) return seen.text ? 'cut' : 'reset'
  const { status, text = '' } = seen
  if (text.startsWith('<html>')) return `${status} html`
  const answer = JSON.parse(text)
  if (answer.fault) return `${status} fault: ${answer.fault.faultstring}`
  if (answer.header) return `${status} header: ${answer.header.customerMessage}`
  const code = codeOf(seen)
  return `${status} ${code}${code === '00' && !isSigned(seen) ? ' badly signed' : ''}`
}

function isSigned({ text = '' }: Seen): boolean {
  const { content, signature } = JSON.parse(text).data
  const key = createPublicKey(sandbox.books.keys.serverKey)
  return createVerify('RSA-SHA1').update(content).verify(key, signature, 'base64')
}

interface Effect {
  readonly words: string
  readonly isSold: boolean
  readonly outcome: 'accepted' | 'refused' | 'failed'
  /** The fault does not happen at this door: it stays armed for another. */
  readonly isSpared?: true
}

const SOLD: Readonly<Record<DoorName, string>> = {
  online: '200 00',
  enabler: '200 00',
  oscu: '200 000',
  gavaconnect: '200 000',
  vscu: '200 000',
}

const lost = (words: string): Effect => ({ words, isSold: false, outcome: 'failed' })
const refused = (words: string): Effect => ({ words, isSold: false, outcome: 'refused' })
const sold = (words: string): Effect => ({ words, isSold: true, outcome: 'accepted' })
const spared = (door: DoorName): Effect => ({ ...sold(SOLD[door]), isSpared: true })
const everywhere = (effect: Effect) => Object.fromEntries(DOOR_NAMES.map((door) => [door, effect]))

type Row = readonly [Omit<FaultRule, 'operation'>, Readonly<Partial<Record<DoorName, Effect>>>]

const ROWS: readonly Row[] = [
  [{ fault: 'down' }, everywhere(lost('reset'))],
  [{ fault: 'drop-request' }, everywhere(lost('reset'))],
  [
    { fault: 'http-5xx' },
    { ...everywhere(lost('503 html')), gavaconnect: lost('503 header: Service Unavailable') },
  ],
  [
    { fault: 'http-5xx', code: '504', after: true },
    { ...everywhere(sold('504 html')), gavaconnect: sold('504 header: Gateway Timeout') },
  ],
  [
    { fault: 'rate-limit' },
    { ...everywhere(lost('429 html')), gavaconnect: lost('429 fault: Rate limit quota violation') },
  ],
  [
    { fault: 'return-code', code: '99', message: 'Busy' },
    { online: refused('200 99'), enabler: refused('200 99') },
  ],
  [
    { fault: 'return-code', code: '2253' },
    { online: refused('200 2253'), enabler: refused('200 2253') },
  ],
  [
    { fault: 'return-code', code: '894' },
    { oscu: refused('200 894'), gavaconnect: refused('400 894'), vscu: refused('200 894') },
  ],
  [
    { fault: 'return-code', code: '400', door: 'gavaconnect' },
    { gavaconnect: refused('400 header: Unauthorized') },
  ],
  [
    { fault: 'return-code', code: '401', door: 'gavaconnect' },
    { gavaconnect: refused('401 fault: Access Token expired') },
  ],
  [
    { fault: 'return-code', code: '500', door: 'gavaconnect' },
    { gavaconnect: refused('500 fault: Unresolved variable : targetPath') },
  ],
  [
    { fault: 'return-code', code: '200', message: 'No', door: 'gavaconnect' },
    { gavaconnect: refused('200 undefined') },
  ],
  [
    { fault: 'expired-key' },
    { online: refused('200 402'), gavaconnect: refused('401 fault: Access Token expired') },
  ],
  [
    { fault: 'clock-skew' },
    {
      online: refused('200 28'),
      enabler: refused('200 28'),
      oscu: sold('200 000'),
      gavaconnect: refused('401 fault: Access Token expired'),
      vscu: sold('200 000'),
    },
  ],
  [
    { fault: 'clock-skew', skewMs: -60_000 },
    Object.fromEntries(DOOR_NAMES.map((door) => [door, sold(SOLD[door])])),
  ],
  [{ fault: 'delay', delayMs: 1 }, Object.fromEntries(DOOR_NAMES.map((door) => [door, sold(SOLD[door])]))],
  [{ fault: 'drop-response-after-commit' }, everywhere(sold('reset'))],
  [{ fault: 'truncated-body' }, everywhere(sold('cut'))],
  [{ fault: 'garbage-body' }, everywhere(sold('200 html'))],
  [
    { fault: 'wrong-signature' },
    { online: sold('200 00 badly signed'), enabler: sold('200 00 badly signed') },
  ],
]

const CELLS = ROWS.flatMap(([rule, effects]) =>
  DOOR_NAMES.map((door) => ({
    rule,
    what: JSON.stringify(rule),
    door,
    effect: effects[door] ?? spared(door),
  })),
)

test('every fault is tried', () => {
  expect(new Set(ROWS.map(([{ fault }]) => fault))).toEqual(new Set(Object.keys(FAULTS)))
})

describe('at each door', () => {
  test.each(CELLS)('$what at $door: $effect.words', async ({ rule, door, effect }) => {
    const before = sandbox.ledger().documents.length
    sandbox.faults.add({ operation: '*', ...rule })
    const seen = await counters[door]()
    expect(wordsFor(seen)).toBe(effect.words)
    expect(sandbox.ledger().documents.length - before).toBe(effect.isSold ? 1 : 0)
    expect(sandbox.journal().at(-1)).toMatchObject({
      door,
      outcome: effect.outcome,
      fault: effect.isSpared ? null : rule.fault,
      names: expect.arrayContaining([
        door === 'online' || door === 'enabler' ? 'T109' : 'saveSalesTransaction',
      ]),
    })
    expect(sandbox.faults.list()).toHaveLength(effect.isSpared ? 1 : 0)
    sandbox.faults.clear()
    if (rule.fault !== 'expired-key' || effect.isSpared) return
    // Only a new sign-in helps.
    expect(wordsFor(await counters[door]())).toBe(effect.words)
    counters = await openCounters(sandbox)
    expect(wordsFor(await counters[door]())).toBe(SOLD[door])
  })

  test('a clock that is off is what the authority writes down', async () => {
    sandbox.faults.add({ operation: '*', fault: 'clock-skew', skewMs: 5 * 60_000 })
    await counters.oscu()
    const issued = new Date(sandbox.ledger().documents.at(-1)!.issuedAt)
    expect(issued.getTime() - START.getTime()).toBe(5 * 60_000)
  })

  test('too many calls: when to come again, in whole seconds', async () => {
    sandbox.faults.add({ operation: '*', fault: 'rate-limit', delayMs: 1500 })
    expect((await counters.online()).headers).toMatchObject({ 'retry-after': '2' })
  })
})
