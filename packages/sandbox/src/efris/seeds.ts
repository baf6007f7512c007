import { Seeded } from '../seeded.js'
import { type Goods, plainGoods } from './goods.js'
import { isService } from './reference/category.js'
import { type BuyerRelief, RELIEF_TABLE } from './reference/projects.js'
import type { Branch, Buyer, Taxpayer } from './taxpayer.js'

type Row = readonly [
  code: string,
  name: string,
  category: string,
  unit: string,
  price: string,
  Goods['taxRate'],
]

const SHOP: readonly Row[] = [
  ['SODA-500', 'Soda 500 ml', '50202306', 'PCE', '2500', '0.18'],
  ['WATER-1L', 'Mineral water 1 l', '50202301', 'PCE', '1500', '0.18'],
  ['BISCUITS-200', 'Sweet biscuits 200 g', '50181905', 'PA', '1800', '0.18'],
  ['PAPER-A4', 'Printer paper A4, 500 sheets', '14111507', 'PK', '22000', '0.18'],
  ['MAIZE-FLOUR', 'Maize flour 1 kg', '10151609', 'KGM', '3200', '0'],
  ['MILK-POWDER', 'Milk powder 500 g', '50131704', 'PA', '14500', '-'],
  ['CONSULTING', 'Consulting, one hour', '80101507', 'UN', '150000', '0.18'],
  ['LAMP-LED', 'LED lamp 9 W', '39101628', 'PCE', '12000', '0.18'],
  ['PETROL', 'Petrol', '15101506', 'LTR', '5200', '-'],
  ['DIESEL', 'Diesel', '15101505', 'LTR', '4900', '-'],
]

/** What lies in the first branch of a seller when the sandbox starts. */
export function openingStockOf({ goodsCode }: Goods): string {
  return goodsCode === 'LAMP-LED' ? '3' : '1000000'
}

const pick = (...codes: readonly string[]): readonly Row[] => SHOP.filter(([code]) => codes.includes(code))

/**
 * The taxpayers who sell: the first has an enabler too, the second may issue every kind of note,
 * one is not registered for VAT, and one has a device whose key the authority keeps.
 */
export function taxpayers(seeded: Seeded): Taxpayer[] {
  return [
    withEnabler(
      seller(seeded, '1000000001', 'RISITI EXAMPLE TRADERS LIMITED', true, SHOP, [
        'RISITI EXAMPLE TRADERS JINJA',
      ]),
    ),
    withNotes(
      seller(
        seeded,
        '1000000002',
        'KAMPALA SAMPLE SUPPLIES LIMITED',
        true,
        pick('SODA-500', 'WATER-1L', 'PAPER-A4', 'MILK-POWDER'),
      ),
    ),
    seller(
      seeded,
      '1000000003',
      'CORNER KIOSK EXAMPLE',
      false,
      // A seller without VAT states none, whatever the category.
      pick('SODA-500', 'WATER-1L', 'BISCUITS-200', 'MAIZE-FLOUR').map(
        ([code, name, category, unit, price]) => [code, name, category, unit, price, '0'],
      ),
    ),
    {
      ...seller(
        seeded,
        '1000000004',
        'JINJA ROAD EXAMPLE STORES LIMITED',
        true,
        pick('SODA-500', 'WATER-1L'),
      ),
      appId: 'AP01',
    },
  ]
}

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

function seller(
  seeded: Seeded,
  tin: string,
  name: string,
  vat: boolean,
  rows: readonly Row[],
  otherBranches: readonly string[] = [],
): Taxpayer {
  const branches = [name, ...otherBranches].map((branch, index) => branchOf(seeded, tin, branch, index))
  return {
    tin,
    taxpayerId: seeded.number(`taxpayer:${tin}`, 18).toString(),
    userId: `100${tin.slice(-2)}`,
    ninBrn: `8000000000${tin.slice(-4)}`,
    legalName: name,
    address: `PLOT ${tin.slice(-1)} EXAMPLE ROAD KAMPALA`,
    mobilePhone: '0700000000',
    emailAddress: `seller${tin.slice(-1)}@example.com`,
    placeOfBusiness: 'Kampala',
    isRegisteredForVat: vat,
    branch: branches[0]!,
    branches,
    deviceNo: `${tin}_01`,
    appId: 'AP04',
    goods: new Map(rows.map((row) => [row[0], goodsOf(seeded, tin, row)])),
    status: 'registered',
    branchStatus: 'active',
    deviceStatus: 'active',
    rights: {
      goodsStockLimit: '101',
      maxGrossAmount: '100000000000',
      isAllowBackDate: '0',
      isReferenceNumberMandatory: '0',
      isTaxCategoryCodeMandatory: '1',
      isDutyFreeTaxpayer: '0',
      isAllowIssueRebate: '0',
      isAllowIssueCreditWithoutFDN: '0',
      issueDebitNote: '0',
      buyerModifiedTimes: '1',
      buyerModificationPeriod: '48',
      frequentContactsLimit: '40',
    },
  }
}

/** May issue every kind of note. */
function withNotes(taxpayer: Taxpayer): Taxpayer {
  const rights = {
    ...taxpayer.rights,
    isAllowIssueRebate: '1',
    isAllowIssueCreditWithoutFDN: '1',
    issueDebitNote: '1',
  } as const
  return { ...taxpayer, rights }
}

/** Its number follows from the TIN alone, so that a reset does not change it. */
function withEnabler(taxpayer: Taxpayer): Taxpayer {
  const serial = new Seeded(taxpayer.tin).bytes('enabler').toString('hex').slice(0, 16)
  return { ...taxpayer, enablerDeviceNo: `TCS${serial}` }
}

function branchOf(seeded: Seeded, tin: string, name: string, index: number): Branch {
  const label = index === 0 ? `branch:${tin}` : `branch:${tin}:${index}`
  return { id: seeded.number(label, 18).toString(), code: String(index).padStart(2, '0'), name }
}

/** Seeded goods were registered at the beginning of the financial year. */
const REGISTERED_AT = new Date('2025-07-01T09:00:00+03:00')

function goodsOf(
  seeded: Seeded,
  tin: string,
  [goodsCode, goodsName, goodsCategoryId, measureUnit, unitPrice, taxRate]: Row,
): Goods {
  return plainGoods({
    id: seeded.number(`goods:${tin}:${goodsCode}`, 18).toString(),
    goodsCode,
    goodsName,
    goodsCategoryId,
    measureUnit,
    unitPrice,
    taxRate,
    isService: isService(goodsCategoryId),
    createdAt: REGISTERED_AT,
  })
}
