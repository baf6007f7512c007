import type { OperationName } from '@risiti/etims/channels'
import { describe, expect, test } from 'vitest'
import { LENIENCIES, type Leniency } from '#src/leniency.js'
import { freshDoors } from './fresh-doors.js'
import { sale, unitSale } from './sales.js'
import type { DoorName } from './three-doors.js'

/* Each tolerance both ways: taken and told, or refused. */

const { doors, sandbox } = await freshDoors()

const be = (strict: readonly Leniency[]) => sandbox.books.perform('switches', { strict })

const ofUnit = unitSale()
const ALL = { lastReqDt: '20180101000000' }

interface Case {
  readonly door: DoorName
  readonly call: readonly [operation: OperationName, body: object]
  /** Takes these out of the headers. */
  readonly without?: readonly string[]
  readonly what: string
  readonly kind: Leniency
  readonly refusal: readonly [code: string, text: RegExp]
}

const CASES: readonly Case[] = [
  {
    door: 'legacy',
    call: ['saveSalesTransaction', { ...sale(), colour: 'red' }],
    what: 'colour is not known',
    kind: 'unknown-members',
    refusal: ['910', /\[colour is not known\]$/],
  },
  {
    door: 'gateway',
    call: ['selectCodeList', { ...ALL, extra: 1 }],
    what: 'extra is not known',
    kind: 'unknown-members',
    refusal: ['910', /\[extra is not known\]$/],
  },
  {
    door: 'unit',
    call: [
      'saveSalesTransaction',
      { ...ofUnit, itemList: ofUnit.itemList.map((line) => ({ ...line, vat: 1 })) },
    ],
    what: 'itemList.vat is not known',
    kind: 'unknown-members',
    refusal: ['910', /\[itemList\.vat is not known\]$/],
  },
  {
    door: 'unit',
    call: ['saveSalesTransaction', { ...ofUnit, invcNo: '1' }],
    what: 'invcNo is text',
    kind: 'text-for-numbers',
    refusal: ['910', /\[invcNo is text\]$/],
  },
  {
    door: 'legacy',
    call: ['saveSalesTransaction', { ...sale(), totAmt: '860.00' }],
    what: 'totAmt is text',
    kind: 'text-for-numbers',
    refusal: ['910', /\[totAmt is text\]$/],
  },
  {
    door: 'unit',
    call: ['saveSalesTransaction', { ...ofUnit, custNm: 7 }],
    what: 'custNm is a JSON number',
    kind: 'numbers-for-text',
    refusal: ['910', /\[custNm is a JSON number\]$/],
  },
  {
    door: 'legacy',
    call: ['selectCodeList', { ...ALL, tin: 'P000000001X' }],
    without: ['tin'],
    what: 'tin is in the body, not in the headers',
    kind: 'identity-elsewhere',
    refusal: ['900', /^There is no Header information$/],
  },
]

describe.each(CASES)('$door: $what', ({ door, call, without = [], what, kind, refusal }) => {
  const ask = () =>
    doors[door](...call, (identity) =>
      Object.fromEntries(Object.entries(identity).filter(([name]) => !without.includes(name))),
    )

  test('is taken, and told', async () => {
    expect((await ask()).code).toBe('000')
    expect(sandbox.journal().at(-1)!.tolerated).toEqual([what])
  })

  test('is refused where it is not tolerated', async () => {
    await be([kind])
    const [code, text] = refusal
    expect(await ask()).toMatchObject({ code, text: expect.stringMatching(text) })
    expect(sandbox.journal().at(-1)).toMatchObject({ tolerated: [], rule: 'isNotTolerated' })
    await be(LENIENCIES.filter((each) => each !== kind))
    expect((await ask()).code).toBe('000')
  })
})

test.each<DoorName>(['legacy', 'gateway', 'unit'])(
  '%s: what the tables have passes all the same',
  async (door) => {
    await be(LENIENCIES)
    const said = await doors[door]('saveSalesTransaction', door === 'unit' ? ofUnit : sale())
    expect(said.code).toBe('000')
  },
)
