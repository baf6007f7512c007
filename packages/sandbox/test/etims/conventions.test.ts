import { readdirSync, readFileSync } from 'node:fs'
import { calculate, type ResolvedDocument } from '@risiti/core'
import { EtimsClient } from '@risiti/etims'
import { channels } from '@risiti/etims/channels'
import { regimeFor, toSale } from '@risiti/etims/document'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { type Sandbox, START, startSandbox } from '#src/testing.js'

/* The golden vectors of the mapping, sent to the authority's side, which computes by itself. */

interface Vector {
  readonly title: string
  readonly lines: readonly object[]
  readonly payments?: readonly object[]
  readonly arithmetic?: 'exclusive'
}

const folder = new URL('../../../etims/test/vectors/', import.meta.url)
const vectors = readdirSync(folder).flatMap((file) =>
  (JSON.parse(readFileSync(new URL(file, folder), 'utf8')) as Vector[]).map(
    (vector) => [`${file}: ${vector.title}`, vector] as const,
  ),
)

let sandbox: Sandbox
let clients: Record<'oscu' | 'gavaconnect' | 'vscu', EtimsClient>

beforeAll(async () => {
  sandbox = await startSandbox()
})

beforeEach(async () => {
  sandbox.reset()
  const { dvcSrlNo, items, ...unit } = sandbox.taxpayers().etims[0]!
  const open = (channel: keyof typeof clients, cmcKey?: string) =>
    new EtimsClient({ channel, environment: sandbox.url, ...unit, cmcKey })
  const oscu = open('oscu')
  const { data } = await oscu.selectInitOsdcInfo({ dvcSrlNo })
  const cmcKey = data!.info.cmcKey
  clients = { oscu, gavaconnect: open('gavaconnect', cmcKey), vscu: open('vscu') }
})

afterAll(() => sandbox.close())

/** Codes of seeded items by tax, so that the gateway knows them. */
const ITEMS: Readonly<Record<string, string>> = {
  standard: 'KE2NTNO0000001',
  exempt: 'KE2NTNO0000003',
  zero: 'KE2NTNO0000004',
  out_of_scope: 'KE3NTNO0000005',
  reduced: 'KE2NTNO0000006',
}

function requestOf({ lines, payments, arithmetic }: Vector, channel: keyof typeof clients) {
  const document = {
    type: 'receipt',
    number: 'V-1',
    device: 'ke',
    currency: 'KES',
    issuedAt: '2026-01-20T12:00:00+03:00',
    operator: 'Cashier',
    lines: lines.map((line) => {
      const { tax = 'standard' } = line as { tax?: string }
      return {
        item: ITEMS[tax],
        name: 'Item',
        unit: 'NO',
        quantity: '1',
        unitPrice: '100',
        tax,
        priceIncludesTax: true,
        classification: { scheme: 'ke-item-class', code: '1000000000' },
        ...line,
      }
    }),
    ...(payments ? { payments } : {}),
  } as unknown as ResolvedDocument
  const profile = channels[channel]
  return toSale(document, calculate(document, regimeFor(profile, arithmetic)), {
    invcNo: 1,
    confirmedAt: START,
    profile,
  })
}

describe('the authority’s side', () => {
  test.each(vectors)('accepts %s', async (_title, vector) => {
    const { oscu, gavaconnect } = clients
    const sale = requestOf(vector, 'oscu')
    const { arithmetic } = channels.gavaconnect
    if (arithmetic.includes(vector.arithmetic ?? 'inclusive')) {
      const { data } = await gavaconnect.saveSalesTransaction(requestOf(vector, 'gavaconnect'))
      expect(data).toMatchObject({ curRcptNo: '1' })
      sandbox.reset()
      await oscu.selectInitOsdcInfo({ dvcSrlNo: sandbox.taxpayers().etims[0]!.dvcSrlNo })
    }
    expect((await oscu.saveSalesTransaction(sale)).resultCd).toBe('000')
    expect(sandbox.ledger().documents.map(({ total }) => Number(total))).toEqual([Number(sale.totAmt)])
  })

  test('takes prices without tax on KRA’s own host, and tells what it expects at the gateway', async () => {
    const vector = vectors.find(([, { arithmetic }]) => arithmetic)![1]
    const sale = requestOf(vector, 'oscu')
    await expect(clients.gavaconnect.saveSalesTransaction(sale)).rejects.toMatchObject({
      resultMsg: 'Invalid taxblAmt on item: 1. Expected: 74.32, But Found: 86.21',
      expected: '74.32',
      code: 'etims-taxable-amount-differs',
      retry: 'never',
    })
    expect((await clients.oscu.saveSalesTransaction(sale)).resultCd).toBe('000')
  })

  test('checks no amounts in a unit', async () => {
    const sale = requestOf(vectors[0]![1], 'vscu')
    const { data } = await clients.vscu.saveSalesTransaction({ ...sale, totAmt: '1.00' })
    expect(data).toMatchObject({ curRcptNo: '1', sdcId: expect.stringMatching(/^KRACU03/) })
  })
})
