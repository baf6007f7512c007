import type { Seeded } from '../../seeded.js'
import { type BuyerRelief, RELIEF_TABLE } from '../reference/projects.js'
import type { Buyer, Taxpayer } from '../taxpayer.js'

type BuyerRow = readonly [tin: string, name: string, kind?: Buyer['kind']]

const BUYERS: readonly BuyerRow[] = [
  ['1000029771', 'Acme Ltd'],
  ['1000029772', 'Mengo Hardware Ltd'],
  ['1000029773', 'Jinja Foods Ltd'],
  ['1000029774', 'Gulu Logistics Ltd'],
  ['1000029775', 'Mbarara Dairy Co-operative'],
  ['1000029776', 'Example University'],
  ['1000029777', 'Asha Example', 'individual'],
  ['1000029778', 'Brian Example', 'individual'],
  ['1000029779', 'Christine Example', 'individual'],
  ['1000029780', 'Ministry of Examples', 'government'],
  ['1000029781', 'Nile Bridge Contractors Ltd'],
  ['1000029782', 'Example Mission Hospital'],
]

/** The taxpayers who buy: those who do nothing else here, and those who sell. */
export function buyers(seeded: Seeded, sellers: readonly Taxpayer[]): Buyer[] {
  return [
    ...BUYERS.map((row) => buyerOf(seeded, row)),
    ...sellers.map(({ tin, ninBrn, legalName, address, mobilePhone, emailAddress }): Buyer => {
      const known = { tin, ninBrn, address, mobilePhone, emailAddress }
      return { ...known, name: legalName, kind: 'non-individual', relief: undefined }
    }),
  ]
}

function buyerOf(seeded: Seeded, [tin, name, kind = 'non-individual']: BuyerRow): Buyer {
  const number = tin.slice(-4)
  return {
    tin,
    ninBrn: kind === 'individual' ? `CM9000000${number}X` : `8002000000${number}`,
    name,
    kind,
    address: `PLOT ${number.slice(-2)} SAMPLE ROAD KAMPALA`,
    mobilePhone: `070000${number}`,
    emailAddress: `buyer${number}@example.com`,
    relief: reliefOf(seeded, tin),
  }
}

/** Rows of the same project have the same id. */
function reliefOf(seeded: Seeded, tin: string): BuyerRelief | undefined {
  const relief = RELIEF_TABLE[tin]
  const idOf = (name: string) => seeded.number(`project:${tin}:${name}`, 18).toString()
  return relief && { ...relief, projects: relief.projects.map((row) => ({ ...row, id: idOf(row.name) })) }
}
