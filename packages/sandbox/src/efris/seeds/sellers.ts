import { Seeded } from '../../seeded.js'
import type { Branch, Permissions, Rights, Taxpayer } from '../taxpayer.js'
import { BREWERY, BUILDER, DUTY_FREE, EXPORTER, goodsOf, type Row, SHOP } from './goods.js'

const pick = (...codes: readonly string[]): readonly Row[] => SHOP.filter(([code]) => codes.includes(code))

/** A seller without VAT states none, whatever the category. */
const withoutVat = (rows: readonly Row[]): readonly Row[] =>
  rows.map(([code, name, category, unit, price]) => [code, name, category, unit, price, '0'])

/** In which way a seller is other than most. */
interface Wish {
  readonly sells: readonly Row[]
  readonly otherBranches?: readonly string[]
  readonly facts?: Partial<Pick<Taxpayer, 'isRegisteredForVat' | 'isRegisteredForExcise' | 'appId'>>
  readonly rights?: Partial<Rights>
  readonly permissions?: Partial<Permissions>
}

/**
 * The taxpayers who sell. The first has an enabler and a fuel station, the second may issue every kind of note, one is not
 * registered for VAT, one has a device whose key the authority keeps; one charges excise duty, one sells to projects and may
 * date back, one is a duty-free shop, and one deals abroad and in what VAT does not reach.
 */
export function taxpayers(seeded: Seeded): Taxpayer[] {
  const of = (tin: string, name: string, wish: Wish) => seller(seeded, tin, name, wish)
  return [
    withEnabler(
      of('1000000001', 'RISITI EXAMPLE TRADERS LIMITED', {
        sells: SHOP,
        otherBranches: ['RISITI EXAMPLE TRADERS JINJA'],
      }),
    ),
    of('1000000002', 'KAMPALA SAMPLE SUPPLIES LIMITED', {
      sells: pick('SODA-500', 'WATER-1L', 'PAPER-A4', 'MILK-POWDER'),
      rights: { isAllowIssueRebate: '1', isAllowIssueCreditWithoutFDN: '1', issueDebitNote: '1' },
    }),
    of('1000000003', 'CORNER KIOSK EXAMPLE', {
      sells: withoutVat(pick('SODA-500', 'WATER-1L', 'BISCUITS-200', 'MAIZE-FLOUR')),
      facts: { isRegisteredForVat: false },
    }),
    of('1000000004', 'JINJA ROAD EXAMPLE STORES LIMITED', {
      sells: pick('SODA-500', 'WATER-1L'),
      facts: { appId: 'AP01' },
    }),
    of('1000000005', 'NAKAWA EXAMPLE BREWERIES LIMITED', {
      sells: BREWERY,
      facts: { isRegisteredForExcise: true },
    }),
    of('1000000006', 'GULU EXAMPLE BUILDERS LIMITED', {
      sells: BUILDER,
      rights: { isAllowBackDate: '1' },
      permissions: { deemedSales: true },
    }),
    of('1000000007', 'ENTEBBE EXAMPLE DUTY FREE LIMITED', {
      sells: DUTY_FREE,
      rights: { isDutyFreeTaxpayer: '1', goodsStockLimit: '102' },
    }),
    of('1000000008', 'MBARARA EXAMPLE EXPORTERS LIMITED', {
      sells: EXPORTER,
      rights: { isAllowOutOfScopeVAT: '1', isReferenceNumberMandatory: '1' },
      permissions: { importedServices: true },
    }),
  ]
}

function seller(
  seeded: Seeded,
  tin: string,
  name: string,
  { sells, otherBranches = [], facts, rights, permissions }: Wish,
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
    isRegisteredForVat: true,
    isRegisteredForExcise: false,
    branch: branches[0]!,
    branches,
    deviceNo: `${tin}_01`,
    appId: 'AP04',
    goods: new Map(sells.map((row) => [row[0], goodsOf(seeded, tin, row)])),
    status: 'registered',
    branchStatus: 'active',
    deviceStatus: 'active',
    rights: { ...USUAL_RIGHTS, ...rights },
    permissions: { ...USUAL_PERMISSIONS, ...permissions },
    ...facts,
  }
}

const USUAL_RIGHTS: Rights = {
  goodsStockLimit: '101',
  maxGrossAmount: '100000000000',
  isAllowBackDate: '0',
  periodDate: '7',
  isReferenceNumberMandatory: '0',
  isTaxCategoryCodeMandatory: '1',
  isDutyFreeTaxpayer: '0',
  isAllowOutOfScopeVAT: '0',
  isAllowIssueRebate: '0',
  isAllowIssueCreditWithoutFDN: '0',
  issueDebitNote: '0',
  buyerModifiedTimes: '1',
  buyerModificationPeriod: '48',
  frequentContactsLimit: '40',
}

const USUAL_PERMISSIONS: Permissions = {
  importedServices: false,
  deemedSales: false,
  ownChannel: true,
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
