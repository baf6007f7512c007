import { calculate, resolveDocument } from '@risiti/core'
import {
  documentFromInvoice,
  type InvoiceAnswer,
  type InvoiceFacts,
  toInvoice,
  ugandaRegime,
} from '@risiti/efris/document'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Sandbox, startSandbox } from '#src/testing.js'
import { acceptedOf, UPDATE, type Vector, vectorOf, vectorsIn } from '../../../core/test/vectors/golden.js'
import { PlainEfris } from '../foreign/plain-client.mjs'
import type { Mutation } from './cent.js'
import {
  type Application,
  applicationMutations,
  INVOICE_MUTATIONS,
  type Invoice,
} from './ugandan-mutations.js'

/* Uganda's golden vectors at the sandbox, which computes by itself; sent by a client that knows none of our code. */

let sandbox: Sandbox
const clients = new Map<string, Promise<PlainEfris>>()

beforeAll(async () => {
  sandbox = await startSandbox()
  sandbox.books.perform('switches', { paymentSum: true })
})
afterAll(() => sandbox.close())

/** The seller of a vector, with a session key. */
function clientOf({ facts }: Vector): Promise<PlainEfris> {
  const { taxpayer } = facts.registration as { readonly taxpayer: { readonly tin: string } }
  const known = clients.get(taxpayer.tin)
  if (known) return known
  const opened = open(taxpayer.tin)
  clients.set(taxpayer.tin, opened)
  return opened
}

async function open(wanted: string): Promise<PlainEfris> {
  const { tin, deviceNo, privateKeyPem } = sandbox.taxpayers().efris.find(({ tin }) => tin === wanted)!
  const now = () => sandbox.clock.now()
  const client = new PlainEfris({ url: sandbox.url, tin, deviceNo, privateKeyPem, now })
  await client.handshake()
  return client
}

/** Posts a request, and says with which code it was answered. */
async function post(vector: Vector, interfaceCode: 'T109' | 'T110', request: object) {
  const client = await clientOf(vector)
  // Who sells for another says so on the envelope.
  const isAgent = 'agentEntity' in request
  const change = (outer: { globalInfo: object }) =>
    isAgent ? { ...outer, globalInfo: { ...outer.globalInfo, agentType: '2' } } : outer
  return client.call(interfaceCode, request, { change })
}

interface Sold {
  readonly invoiceId: string
  readonly invoiceNo: string
}

let copies = 0

/** Sells the original of a note anew, under a reference of its own. */
async function sellAgain(name: string): Promise<Sold> {
  const vector = vectorOf(name)
  const wire = structuredClone(acceptedOf(vector).wire) as unknown as Invoice
  const request = { ...wire, sellerDetails: { ...wire.sellerDetails, referenceNo: `ORIGINAL-${++copies}` } }
  const { returnCode, content } = await post(vector, 'T109', request)
  expect(returnCode, name).toBe('00')
  return content.basicInformation
}

const wireOf = (name: string) => acceptedOf(vectorOf(name)).wire as unknown as Invoice

const isApplication = ({ facts }: Vector) => 'appliedAt' in facts

/** The T110 of a vector about a document that was sold; few notes name none. */
function applicationOf(vector: Vector, original: Sold | undefined): Application {
  const wire = acceptedOf(vector).wire as unknown as Application
  return original ? { ...wire, oriInvoiceId: original.invoiceId, oriInvoiceNo: original.invoiceNo } : wire
}

/** The T109 of a vector; a debit note goes after an original of its own. */
async function invoiceOf(vector: Vector): Promise<Invoice> {
  const wire = acceptedOf(vector).wire as unknown as Invoice
  if (!vector.original) return wire
  const { invoiceId } = await sellAgain(vector.original)
  return { ...wire, basicInformation: { ...wire.basicInformation, oriInvoiceId: invoiceId } }
}

/** The document that the authority's answer gives back, written as T109 once more. */
function writtenAgain({ facts }: Vector, answer: InvoiceAnswer): Invoice {
  const document = resolveDocument(documentFromInvoice(answer))
  const { issuedAt, ...rest } = facts as unknown as Omit<InvoiceFacts, 'issuedAt'> & {
    readonly issuedAt: string
  }
  return toInvoice(document, calculate(document, ugandaRegime), { ...rest, issuedAt: new Date(issuedAt) })
}

/** What a document comes to. Of goods in bond only T108 tells, not the answer to the sale. */
function foot({ goodsDetails, taxDetails, summary }: Invoice) {
  const lines = goodsDetails.map(
    ({ highSeaBondFlag: _, highSeaBondCode: __, highSeaBondNo: ___, ...line }) => line,
  )
  return { lines, taxDetails, summary }
}

const seen = new Set<string>()

/** How many amounts of one vector are spoilt, each in a request of its own. */
const MOST = process.env.RISITI_FUZZ === 'long' ? Number.POSITIVE_INFINITY : 12

/** Those amounts come first that were never spoilt, then those that were longest ago. */
async function refusesAll<Request extends object>(
  vector: Vector,
  interfaceCode: 'T109' | 'T110',
  request: Request,
  mutations: readonly Mutation<Request>[],
): Promise<void> {
  const order = [...seen]
  const byAge = mutations.toSorted((one, other) => order.indexOf(one.name) - order.indexOf(other.name))
  let count = 0
  for (const mutation of byAge) {
    const spoilt = count < MOST && mutation.spoil(request)
    if (!spoilt) continue
    const { returnCode } = await post(vector, interfaceCode, spoilt.request)
    expect(returnCode, mutation.name).toBe(spoilt.refusal)
    count++
    seen.delete(mutation.name)
    seen.add(mutation.name)
  }
  expect(count).toBeGreaterThan(0)
}

const vectors = vectorsIn('ug').map((vector) => [vector.name, vector] as const)

describe.skipIf(UPDATE)('Uganda accepts each golden vector, and refuses it with a cent more or less', () => {
  test.each(vectors.filter(([, vector]) => !isApplication(vector)))('%s', async (_name, vector) => {
    const request = await invoiceOf(vector)
    await refusesAll(vector, 'T109', request, INVOICE_MUTATIONS)
    const { returnCode, returnMessage, content } = await post(vector, 'T109', request)
    expect([returnCode, returnMessage]).toEqual(['00', 'SUCCESS'])
    expect(foot(writtenAgain(vector, content))).toEqual(foot(acceptedOf(vector).wire as unknown as Invoice))
  })

  test.each(vectors.filter(([, vector]) => isApplication(vector)))('%s', async (_name, vector) => {
    const { original } = vector
    const request = applicationOf(vector, original === undefined ? undefined : await sellAgain(original))
    const mutations = applicationMutations(original === undefined ? undefined : wireOf(original))
    await refusesAll(vector, 'T110', request, mutations)
    const { returnCode, returnMessage } = await post(vector, 'T110', request)
    expect([returnCode, returnMessage]).toEqual(['00', 'SUCCESS'])
  })

  test('every amount was spoilt once at least', () => {
    const all = [...INVOICE_MUTATIONS, ...applicationMutations(undefined)].map(({ name }) => name)
    expect([...seen].sort()).toEqual(all.sort())
  })

  test('several notes against one document are taken until nothing is left', async () => {
    const original = await sellAgain('ug/mixed-taxes')
    const answers: string[] = []
    for (const name of ['ug/credit-partial', 'ug/credit-partial-second', 'ug/credit-mixed']) {
      const vector = vectorOf(name)
      answers.push((await post(vector, 'T110', applicationOf(vector, original))).returnCode)
    }
    expect(answers).toEqual(['00', '00', '1434'])
  })
})
