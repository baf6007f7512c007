import { calculate, findingsOf } from '@risiti/core'
import { EtimsClient, EtimsRejection } from '@risiti/etims'
import { kenyaRegime, kenyaRules, type SaleRequest } from '@risiti/etims/document'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Sandbox, startSandbox } from '#src/testing.js'
import {
  acceptedOf,
  documentOf,
  UPDATE,
  type Vector,
  vectorOf,
  vectorsIn,
} from '../../../core/test/vectors/golden.js'
import { changed } from './cent.js'
import { GATEWAY_MUTATIONS, KENYAN_MUTATIONS } from './kenyan-mutations.js'

/* Kenya's golden vectors at the sandbox, which computes by itself. */

type Channel = NonNullable<Vector['channel']>

/** A unit looks at no amount; KRA's own host does, and takes the same request. */
const CHECKED_BY: Readonly<Record<Channel, Channel>> = {
  oscu: 'oscu',
  gavaconnect: 'gavaconnect',
  vscu: 'oscu',
}

let sandbox: Sandbox
let clients: Readonly<Record<Channel, EtimsClient>>
/** The number of the next sale: all channels lead to one device. */
let next = 1

beforeAll(async () => {
  sandbox = await startSandbox()
  const { dvcSrlNo, items: _, ...unit } = sandbox.taxpayers().etims[0]!
  const open = (channel: Channel, cmcKey?: string) =>
    new EtimsClient({ channel, environment: sandbox.url, ...unit, cmcKey })
  const { data } = await open('oscu').selectInitOsdcInfo({ dvcSrlNo })
  const cmcKey = data!.info.cmcKey
  clients = { oscu: open('oscu', cmcKey), gavaconnect: open('gavaconnect', cmcKey), vscu: open('vscu') }
})
afterAll(() => sandbox.close())

/** The request of a vector with the next number. A note goes after a sale of its own. */
async function requestOf(vector: Vector): Promise<SaleRequest> {
  const wire = acceptedOf(vector).wire as unknown as SaleRequest
  if (!vector.original) return { ...wire, invcNo: next }
  const orgInvcNo = await sell(vectorOf(vector.original))
  return { ...wire, orgInvcNo, invcNo: next }
}

/** Has a sale signed, and says which number it has. */
async function sell(vector: Vector): Promise<number> {
  const request = await requestOf(vector)
  const { resultCd } = await clients[vector.channel!].saveSalesTransaction(request)
  expect(resultCd).toBe('000')
  expect(sandbox.ledger().documents.at(-1)).toMatchObject({ reference: String(request.invcNo) })
  next++
  return request.invcNo
}

/** In which words a request is refused. */
async function refusalOf(request: SaleRequest, channel: Channel): Promise<string | undefined> {
  try {
    await clients[channel].saveSalesTransaction(request)
    return undefined
  } catch (error) {
    if (error instanceof EtimsRejection) return error.resultMsg
    throw error
  }
}

const vectors = vectorsIn('ke').map((vector) => [vector.name, vector] as const)
const seen = new Set<string>()

describe.skipIf(UPDATE)('Kenya accepts each golden vector, and refuses it with a cent more or less', () => {
  test.each(vectors)('%s', async (_name, vector) => {
    const request = await requestOf(vector)
    const channel = CHECKED_BY[vector.channel!]
    const mutations = [...(channel === 'gavaconnect' ? GATEWAY_MUTATIONS : []), ...KENYAN_MUTATIONS]
    for (const mutation of mutations) {
      const spoilt = mutation.spoil(request)
      if (!spoilt) continue
      expect(await refusalOf(spoilt.request, channel), mutation.name).toBe(spoilt.refusal)
      seen.add(mutation.name)
    }
    expect((await clients[vector.channel!].saveSalesTransaction(request)).resultCd).toBe('000')
    next++
  })

  test('several notes against one sale are taken', async () => {
    const orgInvcNo = await sell(vectorOf('ke/mixed-taxes'))
    for (const name of ['ke/credit-partial', 'ke/credit-partial-second']) {
      const wire = acceptedOf(vectorOf(name)).wire as unknown as SaleRequest
      const request = { ...wire, orgInvcNo, invcNo: next++ }
      expect((await clients.oscu.saveSalesTransaction(request)).resultCd, name).toBe('000')
    }
  })

  test('a sale at the rate of 2020, which our rules find, is refused: the list has the rate of today', async () => {
    const document = documentOf(vectorOf('refused/ke-rate-of-2020'))
    const calculation = calculate(document, kenyaRegime)
    const found = findingsOf(kenyaRules, { document, calculation }, {})
    expect(found).toMatchObject([{ rule: 'ke-rate', path: '/issuedAt' }])
    const { net, tax, total } = calculation.lines[0]!
    const { wire } = acceptedOf(vectorOf('ke/gross-100'))
    const request = changed({ ...(wire as unknown as SaleRequest), invcNo: next }, (copy) => {
      const line = { prc: total, splyAmt: total, taxblAmt: net, taxAmt: tax, totAmt: total }
      Object.assign(copy.itemList[0]!, line)
      const header = { salesDt: '20200615', taxblAmtB: net, taxRtB: '14', taxAmtB: tax }
      Object.assign(copy, { ...header, totTaxblAmt: net, totTaxAmt: tax, totAmt: total })
    })
    expect(await refusalOf(request, 'oscu')).toBe(
      'Invalid taxblAmt on item: 1. Expected: 98.28, But Found: 100.00',
    )
  })

  test('every amount was spoilt once at least', () => {
    expect([...seen].sort()).toEqual(
      [...GATEWAY_MUTATIONS, ...KENYAN_MUTATIONS].map(({ name }) => name).sort(),
    )
  })
})
