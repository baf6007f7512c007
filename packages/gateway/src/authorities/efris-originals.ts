import { invalidDocument, isNote, type ResolvedDocument } from '@risiti/core'
import { type EfrisClient, EfrisRejection } from '@risiti/efris'
import { type CreditedOriginal, orderNumbersOf } from '@risiti/efris/document'
import type { DocumentRecord } from '../documents/record.js'
import { blameOf } from './efris-answers.js'

/**
 * Reads what a note has to say of its original: the id that URA gave it, and the numbers of its lines. Undefined for a document
 * that names none.
 * @param held the original, where this gateway has it.
 * @throws InvalidInputError when URA has no such document.
 * @throws FiscalError when it cannot be asked.
 */
export async function findOriginal(
  client: EfrisClient,
  { type, preceding }: ResolvedDocument,
  held: DocumentRecord | undefined,
): Promise<CreditedOriginal | undefined> {
  const invoiceNo = held?.fiscal?.number ?? preceding?.fiscalNumber
  if (!isNote(type) || invoiceNo === undefined) return undefined
  const answer = await client.call('verifyInvoice', { invoiceNo }).catch((error: unknown) => {
    throw isUnknownNumber(error, held) ? notThere(invoiceNo, error) : error
  })
  const { invoiceId } = answer.basicInformation
  if (!invoiceId) throw notThere(invoiceNo)
  return { invoiceId, invoiceNo, orderNumbers: held ? orderNumbersOf(held.calculation) : numbersOf(answer) }
}

type Answer = Awaited<ReturnType<EfrisClient['verifyInvoice']>>

/** The line of a discount goes with the one before it, and is none of the document's own. */
function numbersOf({ goodsDetails = [] }: Answer): number[] {
  return goodsDetails.flatMap(({ discountFlag, orderNumber }, place) =>
    discountFlag === '0' ? [] : [Number(orderNumber ?? place)],
  )
}

/**
 * 99 is what the live server says freely, for a number that it does not know among others. Of a number that it gave to this gateway
 * itself, it says nothing but that the question failed.
 */
function isUnknownNumber(error: unknown, held: DocumentRecord | undefined): error is EfrisRejection {
  if (!(error instanceof EfrisRejection)) return false
  return error.returnCode === '99' ? held === undefined : blameOf(error.returnCode) !== 'device'
}

function notThere(invoiceNo: string, refusal?: EfrisRejection) {
  return invalidDocument([
    {
      path: '/preceding',
      message: `names ${invoiceNo}, which URA does not show${refusal ? `: ${refusal.message}` : ''}`,
      fix: 'Compare the number with that on the receipt of the original.',
    },
  ])
}
