import type {
  Buyer,
  CalculatedLine,
  Calculation,
  Issue,
  PaymentMethod,
  ResolvedDocument,
  ResolvedLine,
} from '@risiti/core'
import { DISCOUNT_SUFFIX, PAYMENT_CODES, TAX_CODES } from './code-map.js'

/** What the authority would refuse in a document, as far as the document alone shows it. Codes are return codes. */
export function refusals(document: ResolvedDocument, calculation: Calculation, vat: boolean): Issue[] {
  return [
    ...document.lines.flatMap((line, index) => taxIssues(line, index, vat)),
    ...document.lines.flatMap(classificationIssues),
    ...calculation.lines.flatMap(sizeIssues),
    ...(document.payments ?? []).flatMap(paymentIssues),
    ...buyerIssues(document.buyer),
    ...lengthIssues(document),
  ]
}

function taxIssues(line: ResolvedLine, index: number, vat: boolean): Issue[] {
  const path = `/lines/${index}/tax`
  if (vat && !TAX_CODES[line.tax]) {
    return [
      {
        path,
        message: `"${line.tax}" does not go with a seller who is registered for VAT`,
        fix: 'Use "standard", "zero" or "exempt".',
      },
    ]
  }
  if (!vat && line.tax !== 'out_of_scope') {
    return [
      {
        path,
        message:
          'names a tax, but the seller is not registered for VAT and may not charge or state it (3087)',
        fix: 'Use "out_of_scope".',
      },
    ]
  }
  return []
}

function paymentIssues(payment: { method: PaymentMethod; amount: string }, index: number): Issue[] {
  const issues: Issue[] = []
  if (PAYMENT_CODES[payment.method] === undefined) {
    issues.push({
      path: `/payments/${index}/method`,
      message: `"${payment.method}" is not a way to pay that EFRIS knows`,
      fix: 'Use cash, mobile_money, card, credit, cheque, bank_transfer or voucher.',
    })
  }
  if (!/^\d{1,12}(\.\d{1,2})?$/.test(payment.amount)) {
    issues.push({
      path: `/payments/${index}/amount`,
      message: 'has more than 12 digits before or 2 after the point (2266)',
      fix: 'Round it to two decimals.',
    })
  }
  return issues
}

function buyerIssues(buyer: Buyer | undefined): Issue[] {
  if (!buyer) return []
  if (buyer.taxId?.scheme === 'ke-pin') {
    return [
      {
        path: '/buyer/taxId/scheme',
        message: 'names the Kenyan register, which means nothing to URA',
        fix: 'Use "ug-tin", "ug-nin", "ug-brn" or "passport".',
      },
    ]
  }
  return BUYER_RULES[buyer.kind](buyer)
}

const BUYER_RULES: Readonly<Record<Buyer['kind'], (buyer: Buyer) => Issue[]>> = {
  business: organisationIssues,
  government: organisationIssues,
  foreigner: (buyer) =>
    buyer.name || buyer.taxId?.scheme === 'passport'
      ? []
      : [
          {
            path: '/buyer/name',
            message: 'is missing: a foreign buyer needs a name or a passport (2888)',
            fix: 'Add one of them.',
          },
        ],
  // A passport does not count here: the authority looks at TIN, NIN or BRN, name and phone.
  consumer: (buyer) =>
    buyer.name || buyer.phone || (buyer.taxId && buyer.taxId.scheme !== 'passport')
      ? []
      : [
          {
            path: '/buyer/name',
            message: 'is missing: a consumer needs a TIN, NIN or BRN, a name or a phone number (2887)',
            fix: 'Add one of them, or leave the buyer out for a walk-in customer.',
          },
        ],
}

function organisationIssues(buyer: Buyer): Issue[] {
  const issues: Issue[] = []
  if (buyer.taxId?.scheme !== 'ug-tin') {
    issues.push({
      path: '/buyer/taxId',
      message: `must be a Ugandan TIN for a ${buyer.kind} buyer (3077, 3082)`,
      fix: 'Add { "scheme": "ug-tin", "value": "1000029771" }, or sell to a "consumer".',
    })
  }
  if (!buyer.name) {
    issues.push({
      path: '/buyer/name',
      message: `is missing: a ${buyer.kind} buyer needs a name (2246)`,
      fix: "Add the buyer's legal name.",
    })
  }
  return issues
}

function classificationIssues(line: ResolvedLine, index: number): Issue[] {
  if (line.classification.scheme === 'ug-commodity') return []
  return [
    {
      path: `/lines/${index}/classification/scheme`,
      message: 'is not the classification that Uganda uses',
      fix: 'Use "ug-commodity" with the commodity category code.',
    },
  ]
}

/** What the country-neutral document counts in characters and lets grow longer than EFRIS does. */
function lengthIssues({ operator, note, buyer, lines }: ResolvedDocument): Issue[] {
  return [
    ...tooLong('/operator', operator, 150),
    ...tooLong('/note', note, 500),
    ...tooLong('/buyer/name', buyer?.name, 256),
    ...tooLong('/buyer/taxId/value', buyer?.taxId?.value, buyer?.taxId?.scheme === 'passport' ? 20 : 100),
    ...tooLong('/buyer/address', buyer?.address, 500),
    ...tooLong('/buyer/email', buyer?.email, 50),
    ...tooLong('/buyer/phone', buyer?.phone, 30),
    ...lines.flatMap((line, index) => [
      ...tooLong(`/lines/${index}/item`, line.item, 50),
      ...tooLong(`/lines/${index}/name`, line.name, 200 - (line.discount ? DISCOUNT_SUFFIX.length : 0)),
      ...tooLong(`/lines/${index}/unit`, line.unit, 3),
      ...tooLong(`/lines/${index}/classification/code`, line.classification.code, 18),
    ]),
  ]
}

function tooLong(path: string, text: string | undefined, maxBytes: number): Issue[] {
  const bytes = Buffer.byteLength(text ?? '')
  if (bytes <= maxBytes) return []
  const message = `has ${bytes} bytes; EFRIS takes at most ${maxBytes}`
  return [
    { path, message, fix: `Shorten it to ${maxBytes} bytes. Letters with accents count more than one.` },
  ]
}

/** Twelve digits before the point are the most that a line holds (1195). */
function sizeIssues({ quantity, unitPrice, gross }: CalculatedLine, index: number): Issue[] {
  const sizes = { quantity, unitPrice, gross }
  const large = Object.entries(sizes).find(([, amount]) => amount.split('.')[0]!.length > 12)
  if (!large) return []
  const path = `/lines/${index}/${large[0] === 'quantity' ? 'quantity' : 'unitPrice'}`
  const message = `makes ${large[1]}: more than 12 digits before the point (1195)`
  return [{ path, message, fix: 'Split the line, or sell in a larger unit.' }]
}
