import { decimal, type Issue, isZero, type MovementRule } from '@risiti/core'
import { isBranchId, nairobiDay } from '../formats.js'
import { isService } from './goods.js'

/** What the rules may know besides the movement. */
export interface KenyaMovementFacts {
  readonly now: Date
}

type KenyaMovementRule = MovementRule<KenyaMovementFacts>

/** What KRA would refuse a movement for, or cannot take. */
export const kenyaMovementRules: readonly KenyaMovementRule[] = [
  {
    id: 'ke-movement-day',
    title: 'A movement has happened by today in Nairobi.',
    source: 'eTIMS business rules, section 5: ocrnDt is not in the future by KRA’s clock',
    example: '"movedAt": the time at which the goods moved',
    find: ({ movedAt }, { now }) =>
      nairobiDay(new Date(movedAt)) <= nairobiDay(now)
        ? []
        : [
            {
              path: '/movedAt',
              message: 'is after today in Nairobi',
              fix: 'Report it when it has happened.',
            },
          ],
  },
  {
    id: 'ke-movement-goods',
    title: 'Services do not move.',
    source: 'eTIMS business rules, section 5: services are never reported',
    example: '"item": "KE2NTNO0000001", whose third character is not 3',
    find: ({ lines }) =>
      lines.flatMap(({ item }, index) =>
        isService(item)
          ? [{ path: `/lines/${index}/item`, message: `"${item}" is a service`, fix: 'Leave the line out.' }]
          : [],
      ),
  },
  {
    id: 'ke-movement-valued',
    title: 'Goods that move have a price.',
    source: 'eTIMS business rules, section 5: zero totals are refused, on lines as well',
    example: '"unitPrice": "100"',
    find: ({ lines }) =>
      lines.flatMap(({ unitPrice }, index) =>
        isZero(decimal(unitPrice))
          ? [{ path: `/lines/${index}/unitPrice`, message: 'is zero', fix: 'Value the goods at a price.' }]
          : [],
      ),
  },
  {
    id: 'ke-movement-branch',
    title: 'A transfer names the other branch.',
    source: 'OSCU specification 2.0: custBhfId is needed with sarTyCd 04 and 13',
    example: '"branches": { "to": "01" }',
    find: ({ kind, branches }) => [
      ...branchOf(kind === 'transfer_out', 'to', branches?.to),
      ...branchOf(kind === 'transfer_in', 'from', branches?.from),
    ],
  },
  {
    id: 'ke-movement-party',
    title: 'The other side of a movement is known to KRA by its PIN.',
    source: 'OSCU specification 2.0: custTin',
    example: '"taxId": { "scheme": "ke-pin", "value": "P000000002Y" }',
    find: ({ party }) =>
      party?.taxId === undefined || party.taxId.scheme === 'ke-pin'
        ? []
        : [
            {
              path: '/party/taxId/scheme',
              message: `is "${party.taxId.scheme}", which KRA does not know`,
              fix: 'Give the PIN, or leave the id out.',
            },
          ],
  },
]

function branchOf(isNeeded: boolean, name: 'from' | 'to', id: string | undefined): Issue[] {
  if (!isNeeded || (id !== undefined && isBranchId(id))) return []
  const message = id === undefined ? 'is missing' : 'is not a branch id of two digits'
  return [
    { path: `/branches/${name}`, message, fix: 'Give the branch id of the other branch, such as "01".' },
  ]
}
