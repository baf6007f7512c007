import type { Buyer, Issue, ResolvedDocument } from '@risiti/core'
import { industryOf, noteKindOf } from '../kind.js'
import { type UgandaRule, ugOf } from './facts.js'

/*
 * Who buys. That a TIN has ten digits is said of documents in general; how its digits check each other is published nowhere, so
 * that nothing here looks at it. Whether it exists only the authority knows (T119).
 */

/** The buyer, where the document is one that has a buyer of its own. Who imports a service buys it himself. */
function buyerOf(document: ResolvedDocument): Buyer | undefined {
  return industryOf(document) === 'imported_service' ? undefined : document.buyer
}

/** A rule about the buyer of a document that names one. */
function aboutBuyer(
  rule: Omit<UgandaRule, 'find'>,
  find: (buyer: Buyer, document: ResolvedDocument) => Issue | undefined,
): UgandaRule {
  return {
    ...rule,
    find: ({ document }) => {
      const buyer = buyerOf(document)
      const issue = buyer && find(buyer, document)
      return issue ? [issue] : []
    },
  }
}

const hasTin = ({ taxId }: Buyer) => taxId?.scheme === 'ug-tin'

export const BUYER_RULES: readonly UgandaRule[] = [
  aboutBuyer(
    {
      id: 'ug-buyer-register',
      title: 'A buyer is identified by a register that URA knows.',
      source: '1143, 1145, 1147',
      example: '"taxId": { "scheme": "ug-tin", "value": "1000029771" }',
    },
    ({ taxId }) =>
      taxId?.scheme === 'ke-pin'
        ? {
            path: '/buyer/taxId/scheme',
            message: 'names the Kenyan register, which means nothing to URA',
            fix: 'Use "ug-tin", "ug-nin", "ug-brn" or "passport".',
          }
        : undefined,
  ),
  aboutBuyer(
    {
      id: 'ug-buyer-tin',
      title: 'A business has a TIN on a general document, unless it is not resident; a public body always.',
      source: '3077, 3082',
      example: '"taxId": { "scheme": "ug-tin", "value": "1000029771" }',
    },
    (buyer, document) => {
      const isFree = industryOf(document) !== 'general' || ugOf(document).nonResident
      const needsTin = buyer.kind === 'government' || (buyer.kind === 'business' && !isFree)
      if (!needsTin || hasTin(buyer) || buyer.taxId?.scheme === 'ke-pin') return undefined
      return {
        path: '/buyer/taxId',
        message: `must be a Ugandan TIN for a ${buyer.kind} buyer (3077, 3082)`,
        fix: 'Add { "scheme": "ug-tin", "value": "1000029771" }, or sell to a "consumer".',
      }
    },
  ),
  aboutBuyer(
    {
      id: 'ug-buyer-name',
      title: 'A business or a public body has a legal or a trading name.',
      source: '2246, 2247',
      example: '"name": "Acme Ltd"',
    },
    ({ kind, name, tradeName }, document) => {
      const isOrganisation = kind === 'business' || kind === 'government'
      if (!isOrganisation || name || tradeName || industryOf(document) === 'export') return undefined
      return {
        path: '/buyer/name',
        message: `is missing: a ${kind} buyer needs a name (2246)`,
        fix: "Add the buyer's legal name.",
      }
    },
  ),
  aboutBuyer(
    {
      id: 'ug-consumer-known',
      title: 'Of a consumer a TIN, NIN or BRN, a name or a phone number is known.',
      source: '2887',
      example: '"buyer": { "kind": "consumer", "phone": "0700000000" }',
    },
    ({ kind, name, phone, taxId }) =>
      // A passport does not count here: the authority looks at TIN, NIN or BRN, name and phone.
      kind !== 'consumer' || name || phone || (taxId && taxId.scheme !== 'passport')
        ? undefined
        : {
            path: '/buyer/name',
            message: 'is missing: a consumer needs a TIN, NIN or BRN, a name or a phone number (2887)',
            fix: 'Add one of them, or leave the buyer out for a walk-in customer.',
          },
  ),
  aboutBuyer(
    {
      id: 'ug-foreigner-known',
      title: 'Of a foreigner a name, a passport or the country is known.',
      source: '2888',
      example: '"buyer": { "kind": "foreigner", "name": "Asha Example" }',
    },
    ({ kind, name, taxId }, document) =>
      kind !== 'foreigner' || name || taxId?.scheme === 'passport' || ugOf(document).citizenship
        ? undefined
        : {
            path: '/buyer/name',
            message: 'is missing: a foreign buyer needs a name, a passport or a country (2888)',
            fix: 'Add one of them; the country as "ext.ug.citizenship", such as "KE-Kenya".',
          },
  ),
  aboutBuyer(
    {
      id: 'ug-buyer-email',
      title: 'An e-mail address has a name, an @ and a host.',
      source: '1156',
      example: '"email": "till@example.com"',
    },
    ({ email }) =>
      email === undefined || /^[^@\s]+@[^@\s]+$/.test(email)
        ? undefined
        : {
            path: '/buyer/email',
            message: 'is not an e-mail address (1156)',
            fix: 'Correct it, or leave it out.',
          },
  ),
  {
    id: 'ug-import-buyer',
    title: 'An imported service names no buyer: the importer is the buyer.',
    source: '2826',
    example: 'no "buyer"',
    find: ({ document }, { registration }) => {
      const { buyer } = document
      if (!buyer || industryOf(document) !== 'imported_service') return []
      const isOwn = buyer.taxId?.scheme === 'ug-tin' && buyer.taxId.value === registration?.taxpayer.tin
      return isOwn
        ? []
        : [
            {
              path: '/buyer',
              message: 'is not the importer, who sells an imported service to himself (2826)',
              fix: 'Leave it out: the seller is written as the buyer. The supplier goes into "ext.ug.importedService".',
            },
          ]
    },
  },
  {
    id: 'ug-memo-buyer',
    title: 'A credit memo that is no export goes to a business or a consumer with a TIN.',
    source: '2805, 2806, 3081',
    example:
      '"buyer": { "kind": "business", "name": "Acme Ltd", "taxId": { "scheme": "ug-tin", "value": "1000029771" } }',
    find: ({ document }) => {
      // Imported services have no memo at all (2807).
      if (noteKindOf(document) !== 'memo' || ['export', 'imported_service'].includes(industryOf(document)))
        return []
      const { buyer } = document
      if (buyer && (buyer.kind === 'foreigner' || buyer.kind === 'government'))
        return [
          {
            path: '/buyer/kind',
            message: `is "${buyer.kind}", but a credit memo goes to a business or a consumer (2805, 3081)`,
            fix: 'Issue a credit note about the original instead.',
          },
        ]
      if (buyer && hasTin(buyer)) return []
      return [
        {
          path: '/buyer/taxId',
          message: 'is no Ugandan TIN, which a credit memo needs (2806)',
          fix: 'Add { "scheme": "ug-tin", "value": "1000029771" }.',
        },
      ]
    },
  },
]
