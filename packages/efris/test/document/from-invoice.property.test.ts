import {
  type Calculation,
  calculate,
  decimal,
  formatShort,
  InvalidInputError,
  type ResolvedDocument,
  UnreadableAnswerError,
} from '@risiti/core'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { documentFromInvoice, type InvoiceAnswer } from '#src/document/from-invoice.js'
import { ugandaRegime } from '#src/document/regime.js'
import { toInvoice } from '#src/document/to-efris.js'
import type { Invoice } from '#src/document/wire.js'
import { verifyInvoice } from '#src/operations/t108-verify-invoice.js'
import { fiscaliseInvoice } from '#src/operations/t109-fiscalise-invoice.js'
import { runs } from '../runs.js'
import { documents } from './arbitraries.js'
import { brokenRules, type WireInvoice } from './rules.js'
import { vatSeller } from './sellers.js'

const facts = {
  registration: { ...vatSeller, isAllowOutOfScopeVAT: '1', isAllowIssueRebate: '1' } as typeof vatSeller,
  deviceNo: '1000029771_02',
  referenceNo: 'INV-1',
  originalInvoiceId: '929328995460020736',
  issuedAt: new Date('2026-11-23T07:15:00Z'),
}

/** `undefined` for what core itself refuses, such as a discount above the line. */
function calculated(document: ResolvedDocument): Calculation | undefined {
  try {
    return calculate(document, ugandaRegime)
  } catch (error) {
    expect(error).toBeInstanceOf(InvalidInputError)
    return undefined
  }
}

const normalised = (text: string) => (/^-?\d+\.\d+$/.test(text) ? formatShort(decimal(text)) : text)

/**
 * What the authority answers: empty members are dropped, zeros at the end too, numbers and codes are added, payments lose their
 * letters, and the original of a note is named (T108).
 */
function answered(t109: Invoice, original: string | undefined): InvoiceAnswer {
  const kept = JSON.parse(
    JSON.stringify(t109, (name, value) => {
      if (value === '') return undefined
      return typeof value === 'string' && name !== 'item' ? normalised(value) : value
    }),
  )
  return {
    ...kept,
    basicInformation: {
      ...kept.basicInformation,
      invoiceNo: '325100000010',
      antifakeCode: '12345678901234567890',
      issuedDate: '23/11/2026 10:15:00',
      ...(original ? { oriInvoiceNo: original } : {}),
    },
    payWay: kept.payWay?.map((row: object) => ({ ...row, orderNumber: '0' })),
    summary: { ...kept.summary, qrCode: 'https://example.test/' },
  }
}

/** A document as far as the authority keeps it: discounts on lines, payments less change, the tax in the price. */
function kept(document: ResolvedDocument, { lines, totals }: Calculation): object {
  const { discount: _, change: __, payments, ...rest } = document
  return {
    ...rest,
    type: document.type === 'receipt' ? 'invoice' : document.type,
    device: facts.deviceNo,
    lines: lines.map(({ source, quantity, unitPrice, discount }) => {
      const { discount: _, ...own } = source
      return {
        ...own,
        quantity,
        unitPrice,
        priceIncludesTax: true,
        ...(/[1-9]/.test(discount) ? { discount: { amount: normalised(discount) } } : {}),
      }
    }),
    ...(payments ? { payments: [{ method: 'cash', amount: normalised(totals.gross) }] } : {}),
  }
}

/** The document, paid in cash; what was tendered first went back as change. */
function paid(document: ResolvedDocument, { totals }: Calculation): ResolvedDocument {
  if (!/[1-9]/.test(totals.gross)) return document
  const payments = [
    { method: 'cash', amount: '1000' },
    { method: 'cash', amount: totals.gross },
  ] as const
  return { ...document, payments: [...payments], change: '1000' }
}

describe('what URA stored of a document', () => {
  test('keeps to its arithmetic, reads back as the document on what is kept, and comes to the same', () => {
    let read = 0
    fc.assert(
      fc.property(documents, (unpaid) => {
        const calculation = calculated(unpaid)
        if (!calculation) return
        const document = paid(unpaid, calculation)
        const t109 = toInvoice(document, calculation, facts)
        expect(fiscaliseInvoice.request().safeParse(t109).error).toBeUndefined()
        expect(brokenRules(t109 as WireInvoice)).toEqual([])
        const answer = answered(t109, document.preceding?.fiscalNumber)
        expect(verifyInvoice.response().safeParse(answer).error).toBeUndefined()
        const back = documentFromInvoice(answer)
        expect(back).toEqual(kept(document, calculation))
        const again = calculate(back as ResolvedDocument, ugandaRegime)
        expect(again.totals).toEqual(calculation.totals)
        expect(again.lines.map(({ tax, excise }) => [tax, excise])).toEqual(
          calculation.lines.map(({ tax, excise }) => [tax, excise]),
        )
        read++
      }),
      runs(150),
    )
    expect(read).toBeGreaterThan(45)
  })

  test('is a document or says what it lacks, whatever is missing of it', () => {
    fc.assert(
      fc.property(
        documents,
        fc.array(fc.nat({ max: 400 }), { maxLength: 3 }),
        fc.boolean(),
        (document, gone, isNull) => {
          const calculation = calculated(document)
          if (!calculation) return
          const answer = answered(toInvoice(document, calculation, facts), undefined)
          for (const place of gone) dropMember(answer, place, isNull)
          try {
            expect(documentFromInvoice(answer).lines.length).toBeGreaterThan(0)
          } catch (error) {
            expect(error).toBeInstanceOf(UnreadableAnswerError)
          }
        },
      ),
      runs(200),
    )
  })
})

/** Drops the nth member, counted through the whole answer; or makes a text of it that means nothing. */
function dropMember(answer: object, place: number, isUnknown: boolean): void {
  const members: (readonly [Record<string, unknown>, string])[] = []
  const visit = (value: unknown): void => {
    if (typeof value !== 'object' || value === null) return
    for (const [name, child] of Object.entries(value)) {
      if (!Array.isArray(value)) members.push([value as Record<string, unknown>, name])
      visit(child)
    }
  }
  visit(answer)
  const [owner, name] = members[place % members.length]!
  if (isUnknown && typeof owner[name] === 'string') owner[name] = '999'
  else delete owner[name]
}
