import { readFileSync } from 'node:fs'
import { explainMessage, MESSAGES, type Message, RESULT_CODES, UNOFFICIAL_CODES } from '@risiti/etims'
import { describe, expect, it } from 'vitest'
import { hasSpec, readEndpoints, readSample } from './spec.js'

interface SpecUnofficial {
  readonly resultCd: string
  readonly channel: string
  readonly success: boolean
  readonly retry: string
}

interface SpecOfficial {
  readonly resultCd: string
  readonly message: string
  readonly observed?: string
}

interface SpecMessage {
  readonly endpointId: string
  readonly customerMessage: string | null
  readonly message: string
  readonly verbatim: boolean
  readonly expectedValue: string | null
  readonly retry: string
  readonly note?: string
}

interface Codes {
  readonly official: readonly SpecOfficial[]
  readonly unofficial: readonly SpecUnofficial[]
  readonly integratorMessages: { readonly messages: readonly SpecMessage[] }
}

const NO_CODES: Codes = { official: [], unofficial: [], integratorMessages: { messages: [] } }

const codes: Codes = hasSpec
  ? JSON.parse(
      readFileSync(new URL('../../../../../shared/spec/etims/result-codes.json', import.meta.url), 'utf8'),
    )
  : NO_CODES

const kenyan = codes.unofficial.filter((row) => !row.channel.startsWith('rwanda'))

describe.runIf(hasSpec)('the result codes', () => {
  it('are the official ones of the notes and those met in Kenya, no more and no less', () => {
    expect(RESULT_CODES.map((row) => row.resultCd)).toEqual(codes.official.map((row) => row.resultCd))
    expect(UNOFFICIAL_CODES.map((row) => row.resultCd).sort()).toEqual(
      kenyan.map((row) => row.resultCd).sort(),
    )
  })

  it('that are unofficial are judged alike, but for those that one vendor calls a success', () => {
    const judged = kenyan.map(({ resultCd, success, retry }) => [
      resultCd,
      success ? 'reconcile-first' : retry,
    ])
    const ours = new Map(UNOFFICIAL_CODES.map((row) => [row.resultCd, row.retry]))
    expect(judged).toEqual(kenyan.map(({ resultCd }) => [resultCd, ours.get(resultCd)]))
    expect(judged.length).toBeGreaterThan(0)
  })

  it('say which of them were seen live', () => {
    const seen = codes.official.filter((row) => row.observed).map((row) => row.resultCd)
    const ours = RESULT_CODES.filter((row) => row.source === 'specification, live').map((row) => row.resultCd)
    expect(ours.filter((code) => code !== '000')).toEqual(seen)
  })

  it('do not repeat the words of KRA', () => {
    const said = new Set(codes.official.map((row) => bare(row.message)))
    expect(RESULT_CODES.filter((row) => said.has(bare(row.meaning)))).toEqual([])
  })
})

/** The row for each text of the notes, in their order. */
const ROWS: Readonly<Record<string, readonly string[]>> = {
  any: ['application-id-missing', 'device-rows-duplicated', 'null-in-request'],
  init: ['tin-missing', 'serial-number-taken'],
  stockMoves: ['identity-not-in-body'],
  purchases: ['identity-not-in-body'],
  saveItem: [
    'item-classes-not-fetched',
    'item-class-not-served',
    'item-code-packaging-wrong',
    'item-code-quantity-wrong',
    'item-code-quantity-differs',
    'packaging-unit-unknown',
    'item-number-out-of-sequence',
    'origin-country-missing',
  ],
  composition: ['service-composed', 'stock-insufficient'],
  stockIo: [
    'item-classes-not-fetched',
    'movement-number-out-of-sequence',
    'registration-type-missing',
    'line-total-missing',
    'item-unknown',
    'quantity-unit-unlike-item',
    'branch-wrong',
  ],
  stockMaster: ['movement-not-reported', 'remaining-quantity-differs', 'remaining-quantity-differs'],
  saveSale: [
    'invoice-number-out-of-sequence',
    'invoice-number-out-of-sequence',
    'package-count-wrong',
    'taxable-amount-differs',
    'tax-rate-differs',
    'discount-amount-differs',
    'line-member-missing',
    'item-without-stock',
    'item-without-stock',
    'stock-insufficient',
    'original-unknown',
    'refund-date-missing',
    'refund-reason-invalid',
  ],
  savePurchase: [
    'invoice-number-out-of-sequence',
    'supplier-invoice-unknown',
    'supplier-name-differs',
    'item-unknown',
    'supply-amount-differs',
    'taxable-amount-differs',
  ],
  saveCustomer: ['customer-pin-missing', 'members-missing'],
  updateImport: ['import-task-unknown', 'import-item-missing'],
}

const methods = new Map(readEndpoints().map((endpoint) => [endpoint.id, endpoint.method]))
const { messages } = codes.integratorMessages
const cases = Object.entries(ROWS).flatMap(([endpointId, ids]) =>
  messages
    .filter((row) => row.endpointId === endpointId)
    .map((row, index) => [filled(row), ids[index]!, row, methods.get(endpointId)] as const),
)

/** A text with something in the place of each placeholder. Texts with code 910 have none. */
function filled({ message, note }: SpecMessage): string {
  if (note?.includes('910')) return message
  return message
    .replace(/<\w+>/g, 'KE2NTNO0000012')
    .replaceAll('...', 'A1')
    .replace(/\bN\b/g, '12')
    .replace(/\bM\b/g, '8')
}

const bare = (text: string) => text.toLowerCase().replace(/[^a-z0-9]/g, '')

const matching = (text: string) => MESSAGES.filter((row) => row.pattern.test(text)).map((row) => row.id)

describe.runIf(hasSpec)('the texts of the validator', () => {
  it('are all of the notes', () => {
    const rows = Object.entries(ROWS).flatMap(([endpointId, ids]) => ids.map(() => endpointId))
    expect(rows.sort()).toEqual(messages.map((row) => row.endpointId).sort())
  })

  it.each(cases)('%j is %s and nothing else', (text, id, _row, method) => {
    expect(matching(text)).toEqual([id])
    expect(explainMessage(text, method)?.id).toBe(id)
  })

  it.each(cases.filter(([, , row]) => row.customerMessage))(
    '%j is %s with what the till is told',
    (text, id, row) => {
      expect(matching(`${row.customerMessage}. Possible cause: ${text}`)).toEqual([id])
    },
  )

  it.each(cases.filter(([, , row]) => row.expectedValue))('%j (%s) wants the same value', (text, id, row) => {
    const value = new RegExp(row.expectedValue!).exec(text)?.[1]
    expect(value).toBeDefined()
    expect(rowOf(id).expected?.exec(text)?.[1]).toBe(value)
  })

  it.each(cases)('%j (%s) may not be sent again as it is', (_text, id, row) => {
    expect(row.retry).toMatch(/^(never|after )/)
    expect(rowOf(id).retry).toBe('never')
  })

  it.each(cases)('%j (%s) is told in our words', (_text, id, row) => {
    expect(bare(rowOf(id).meaning)).not.toContain(bare(row.message))
  })

  it('name a value only where one is told', () => {
    const told = new Set(cases.filter(([, , row]) => row.expectedValue).map(([, id]) => id))
    expect(
      MESSAGES.filter((row) => row.expected)
        .map((row) => row.id)
        .sort(),
    ).toEqual([...told].sort())
  })

  it('say whose wording did not come letter for letter', () => {
    const exact = new Set(cases.filter(([, , row]) => row.verbatim).map(([, id]) => id))
    const ours = new Set(cases.map(([, id]) => id).filter((id) => rowOf(id).source !== 'live, reworded'))
    expect([...ours].sort()).toEqual([...exact].sort())
  })

  it('belong to operations of the notes', () => {
    const named = MESSAGES.flatMap((row) => row.operation ?? [])
    expect(named.filter((name) => ![...methods.values()].includes(name))).toEqual([])
  })
})

interface Observed {
  readonly httpStatus: number
  readonly body: {
    readonly responseHeader?: { readonly responseCode: number; readonly debugMessage: string }
    readonly header?: { readonly responseMessage: string }
    readonly fault?: { readonly faultstring: string }
  }
}

const observed: readonly Observed[] = hasSpec
  ? JSON.parse(readSample('gateway-errors.gavaconnect.observed.json'))
  : []

const textOf = ({ body: { responseHeader, header, fault } }: Observed) =>
  responseHeader?.debugMessage ?? header?.responseMessage ?? fault?.faultstring ?? ''

describe.runIf(hasSpec)('the answers of the gateway', () => {
  const refused = observed.filter(({ body }) => body.responseHeader?.responseCode !== 200)

  it.each(refused.map((one) => [textOf(one)]))('%j is known by its text', (text) => {
    expect(matching(text)).toHaveLength(1)
  })

  it('and the validator’s texts are what every row is from, but for a status whose text nobody recorded', () => {
    const found = [...cases.map(([text]) => text), ...refused.map(textOf)].flatMap(matching)
    const without = MESSAGES.map((row) => row.id).filter((id) => !found.includes(id))
    expect(without).toEqual(['gateway-timeout'])
    expect(rowOf('gateway-timeout').source).toBe('live, reworded')
  })
})

function rowOf(id: string): Message {
  return MESSAGES.find((row) => row.id === id)!
}
