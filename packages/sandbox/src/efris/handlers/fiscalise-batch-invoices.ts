import { SUITES, verifyRsa } from '@risiti/efris/crypto'
import { readInner } from '@risiti/efris/envelope'
import { fiscaliseInvoice as operation } from '@risiti/efris/operations'
import {
  accept,
  type Handler,
  type Operations,
  type Outcome,
  type Refusal,
  refuse,
  type Visit,
} from '../contract.js'
import { readInput } from '../input.js'
import { inOrder } from '../noise.js'
import { rulesOf } from '../rules/rows.js'
import { fiscaliseInvoice } from './fiscalise-invoice.js'

/** How many documents one call may hold. The authority has a limit too, which is unpublished. */
export const BATCH_LIMIT = 50

interface Element {
  readonly invoiceContent?: string | undefined
  readonly invoiceSignature?: string | undefined
}

/** T129: several T109 in one call, each signed by itself, each fiscalised or refused by itself. 1613: look at the rows. */
export const fiscaliseBatchInvoices: Handler<Operations['fiscaliseBatchInvoices']> = (input, visit) => {
  const elements: readonly Element[] = input ?? []
  if (elements.length > BATCH_LIMIT) return refuse('1612', { fill: [['xx', String(BATCH_LIMIT)]] })
  // One after the other: a document may be the duplicate of the one before it, and empties the stock for the next.
  const outcomes = elements.map((element) => fiscalise(element, visit))
  const content = outcomes.map(rowOf)
  const isWhole = outcomes.every(({ returnCode }) => returnCode === '00')
  return isWhole ? accept(content) : refuse('1613', { content, rule: rulesOf(outcomes) })
}

/** 2066: the text of the document is JSON. Then it is a T109 as any other. */
function fiscalise(element: Element, visit: Visit): Outcome {
  const refusal = refuseUnsigned(element, visit)
  if (refusal) return refusal
  const inner = readDocument(element.invoiceContent!)
  if (inner === undefined) return refuse('2066', { fill: [['XXX', 'T109']] })
  return fiscaliseInvoice(readInput(operation.request(), inner), visit)
}

/** 1610, 1611, 38: there is a document, signed by the device where messages are signed at all. */
function refuseUnsigned({ invoiceContent, invoiceSignature }: Element, visit: Visit): Refusal | undefined {
  const { books, door, globalInfo, keys } = visit
  const { signatureHash } = door.suiteOf(SUITES[books.switches.suite])
  if (invoiceContent === undefined) return refuse('1610')
  if (signatureHash === 'none') return undefined
  if (invoiceSignature === undefined) return refuse('1611')
  const [text, signature] = [Buffer.from(invoiceContent), Buffer.from(invoiceSignature, 'base64')]
  const key = keys.publicKey(globalInfo.deviceNo!)!
  return verifyRsa(signatureHash, key, text, signature) ? undefined : refuse('38')
}

function readDocument(text: string): unknown {
  try {
    return readInner(text)
  } catch {
    return undefined
  }
}

function rowOf({ returnCode, returnMessage, content }: Outcome) {
  return {
    invoiceContent: content === undefined ? undefined : JSON.stringify(inOrder(content)),
    invoiceReturnCode: returnCode,
    invoiceReturnMessage: returnMessage,
  }
}
