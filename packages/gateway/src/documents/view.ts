import { DOCUMENT_TYPES, NOTE_REASONS } from '@risiti/core'
import { z } from 'zod'
import { COMPARED } from './comparison.js'
import { STATUSES } from './states.js'

/* Documents as the API shows them. Times are ISO 8601, UTC; amounts are decimal strings. */

const time = () => z.iso.datetime({ offset: true })
const text = (description: string) => z.string().meta({ description })
const amount = (description: string) =>
  z.string().meta({ description, format: 'decimal', examples: ['5000.00'] })

const status = z.enum(STATUSES).meta({
  id: 'Status',
  description:
    'Where a document stands. queued, sending, in_doubt and awaiting_approval move on by themselves; rejected and needs_attention wait for you; fiscalised and cancelled are final.',
})

const currency = z.string().meta({ description: 'ISO 4217.', examples: ['UGX'] })

/** What a document comes to. */
export const totalsView = z
  .strictObject({
    net: amount('Without any tax.'),
    tax: amount('VAT, excise duty and levies; without VAT that is deemed paid.'),
    gross: amount('What is to be paid: net and tax.'),
    discount: amount('What was taken off.'),
    excise: amount('The part of "tax" that is excise duty.'),
    levies: amount('The part of "tax" that is levies.'),
    deemed: amount('VAT that counts as paid, and is in no other sum.'),
  })
  .meta({ id: 'Totals', description: 'What a document comes to.' })

/** Totals in the currency of the country, at the rate that the document carries. */
export const convertedView = z
  .strictObject({
    currency,
    exchangeRate: amount('What one unit of the currency of the document costs.'),
    totals: totalsView,
  })
  .meta({ description: 'What the authority was told, where it takes no other currency than its own.' })

const fiscal = z
  .strictObject({
    number: text('The FDN in Uganda, control unit id and receipt number in Kenya.'),
    verificationCode: text('Uganda.').optional(),
    signature: text('Kenya, without dashes.').optional(),
    internalData: text('Kenya, without dashes.').optional(),
    receiptNumber: text('Kenya: the counter of this kind of receipt.').optional(),
    totalReceiptNumber: text('Kenya: the counter of all receipts.').optional(),
    qr: text('The exact text of the QR code.'),
    verifyUrl: text('Where a person can look the document up.'),
    issuedAt: time().meta({ description: "The authority's or control unit's time." }),
    deviceId: text('Device number in Uganda, control unit id in Kenya.'),
    uploaded: z
      .boolean()
      .meta({ description: 'False while it is signed but has not reached the authority.' }),
  })
  .meta({ id: 'Fiscal', description: 'What the authority answered: it makes a sale a fiscal document.' })

const issue = z.strictObject({
  path: text('JSON pointer into the document.'),
  message: text('What is wrong.'),
  fix: text('What to do about it.'),
  rule: text('Id of the rule that it breaks.').optional(),
})

export const problemView = z
  .strictObject({
    code: text('Our stable code, or the authority’s behind a prefix: "efris-2122".'),
    message: text('What happened.'),
    cause: text('Why.'),
    fix: text('What to do about it.'),
    retry: text('Whether sending again can help, and what must come first.'),
    issues: z.array(issue).optional(),
  })
  .meta({ id: 'DocumentProblem', description: 'Why a document is where it is.' })

const facts = z
  .partialRecord(z.enum(['number', ...COMPARED]), z.string())
  .meta({ description: 'A document in few words. What is absent is not known, or not there.' })

export const conflictView = z
  .strictObject({ sent: facts, held: facts, differences: z.array(z.enum(COMPARED)) })
  .meta({
    id: 'Conflict',
    description: 'What was sent and what the authority holds, side by side, where they differ.',
  })

/** What credit notes have left of a document. */
export const balanceView = z
  .strictObject({
    currency,
    lines: z.array(
      z.strictObject({
        line: z.int().meta({ description: 'The line of the original; the first is 1.' }),
        quantity: amount('How many are left.'),
        net: amount('Without VAT.'),
        tax: amount('VAT.'),
        gross: amount('With VAT.'),
      }),
    ),
    totals: z.strictObject({
      net: amount('Without VAT.'),
      tax: amount('VAT.'),
      gross: amount('With VAT.'),
    }),
  })
  .meta({
    id: 'Balance',
    description: 'What credit notes can still take back, in the currency that the authority takes.',
  })

const preceding = z
  .strictObject({
    id: text('The original, by the id it has here.').optional(),
    fiscalNumber: text('The original, by the number the authority gave it.').optional(),
    issuedAt: time().optional(),
    reason: z.enum(NOTE_REASONS),
    explanation: text('The reason in the seller’s words.').optional(),
  })
  .meta({ description: 'Of a note: what it is about, and why.' })

const application = z
  .strictObject({
    reference: text('What the authority calls it.'),
    state: z.enum(['pending', 'approved', 'rejected', 'voided']),
  })
  .meta({ description: 'What the authority was asked for, where it decides on a note.' })

const note = z.strictObject({
  id: text('Its id.'),
  type: z.string(),
  status,
  gross: amount('In the currency that the authority takes.'),
})

const provisional = z
  .strictObject({
    kind: z
      .enum(['receipt', 'slip-not-a-tax-document'])
      .meta({ description: 'What the country lets it be called.' }),
    verifyUrl: text('The public page that tells what became of the sale.'),
  })
  .meta({ description: 'The slip, while the document can still get a fiscal number.' })

/** Until when something has to happen, and who says so. */
export const deadlineView = z
  .strictObject({
    at: time(),
    nearAt: time().meta({ description: 'From when on it is near: a sixth of the time is left.' }),
    rule: text('Stable name of the rule.'),
    message: z.string(),
    source: text('Where the rule comes from, and how sure it is.'),
  })
  .meta({
    id: 'Deadline',
    description:
      'Until when it should be sent, or uploaded by an offline enabler, where a source sets a limit.',
  })

export const attemptView = z.strictObject({
  number: z.int(),
  door: z.literal('enabler').meta({ description: 'Present when it went to the offline enabler.' }).optional(),
  startedAt: time(),
  endedAt: time().optional(),
  outcome: text('What came of it.').optional(),
})

/** How far anything has come that the authority is sent: a document, a movement of stock, a decision. */
export const courseView = {
  problem: problemView.optional(),
  conflict: conflictView.optional(),
  attempts: z.array(attemptView).meta({ description: 'Every time it was sent.' }),
  metadata: z.record(z.string(), z.string()).meta({ description: 'The caller’s own labels.' }).optional(),
  createdAt: time(),
  updatedAt: time(),
} as const

/** A document with its attempts. */
export const documentView = z
  .strictObject({
    id: z
      .string()
      .meta({ description: 'Its id in this gateway.', examples: ['doc_3f0c5a9e71b24d0f8a6be2d4c7915e60'] }),
    status,
    revision: z.int().meta({ description: 'Rises with each correction; the first is 1.' }),
    type: z.enum(DOCUMENT_TYPES).meta({ description: 'The form the buyer gets.' }),
    number: text('The seller’s own number.'),
    device: text('The device that fiscalises it.'),
    currency,
    totals: totalsView,
    converted: convertedView.optional(),
    fiscal: fiscal.optional(),
    preceding: preceding.optional(),
    application: application.optional(),
    notes: z.array(note).meta({ description: 'All notes on it, oldest first.' }).optional(),
    left: balanceView.optional(),
    provisional: provisional.optional(),
    deadline: deadlineView.optional(),
    ...courseView,
  })
  .meta({
    id: 'Document',
    description: 'A document as it stands. Amounts are decimal strings in its currency.',
  })
