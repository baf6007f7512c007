import { decimal } from '@risiti/core'
import type { Seeded } from '../seeded.js'
import { type Device, type DeviceInfo, type Item, isService } from './device.js'
import { importsOf } from './reference/imports.js'
import { supplierSalesOf } from './reference/supplier-sales.js'
import { Register } from './register.js'
import { SEEDED_AT } from './seeded-at.js'
import { importKey, supplierSaleKey, type Taxpayer } from './taxpayer.js'

const TRADERS = [
  { tin: 'P000000001X', name: 'RISITI EXAMPLE TRADERS LTD' },
  { tin: 'P000000002Y', name: 'NAIROBI SAMPLE SUPPLIES LTD' },
] as const

/** Two taxpayers with registered items, who have something to buy and brought something into the country. */
export function seedTaxpayers(seeded: Seeded): Taxpayer[] {
  return TRADERS.map(({ tin, name }, index) => ({
    tin,
    items: new Map(ITEMS.map((item) => [item.itemCd, { value: item, changedAt: SEEDED_AT }])),
    itemCount: ITEMS.length,
    components: new Map(),
    supplierSales: new Map(
      supplierSalesOf(seeded, infoOf(seeded, BRANCHES[0], index + 1, tin, name), SEEDED_AT).map((value) => [
        supplierSaleKey(value),
        { value, changedAt: SEEDED_AT },
      ]),
    ),
    imports: new Map(
      importsOf(seeded, tin, SEEDED_AT).map((value) => [importKey(value), { value, changedAt: SEEDED_AT }]),
    ),
  }))
}

/** The branches of every PIN. */
const BRANCHES = [
  { bhfId: '00', bhfNm: 'Headquarter', hqYn: 'Y' },
  { bhfId: '01', bhfNm: 'Branch 1', hqYn: 'N' },
] as const

type Branch = (typeof BRANCHES)[number]

/** Their units, which are approved and not yet initialised: those of the head offices, which have goods, and the others. */
export function seedDevices(seeded: Seeded, taxpayers: ReadonlyMap<string, Taxpayer>): Device[] {
  return BRANCHES.flatMap((branch) =>
    TRADERS.map(({ tin, name }, index) => deviceOf(seeded, branch, index + 1, name, taxpayers.get(tin)!)),
  )
}

function deviceOf(
  seeded: Seeded,
  branch: Branch,
  number: number,
  name: string,
  { tin, items }: Taxpayer,
): Device {
  const goods = [...items.values()].filter(({ value }) => !isService(value) && branch.hqYn === 'Y')
  const held = () => new Map(goods.map(({ value }) => [value.itemCd, decimal('1000000')]))
  return {
    dvcSrlNo: `RISITI-KE-${branch.bhfId}0${number}`,
    info: infoOf(seeded, branch, number, tin, name),
    isInitialised: false,
    rows: 1,
    hasClasses: false,
    sales: new Register(),
    waiting: new Map(),
    receipts: new Map(),
    purchases: new Map(),
    movements: new Map(),
    ledger: held(),
    stated: held(),
    customers: new Map(),
    users: new Map(),
    insurers: new Map(),
  }
}

const ITEMS: readonly Item[] = [
  item('KE2NTNO0000001', 'Soda 500 ml', '5020230600', 'B', '100'),
  item('KE2NTNO0000002', 'Printer paper A4, 500 sheets', '1411150700', 'B', '650'),
  item('KE2NTNO0000003', 'School textbook', '9901100000', 'A', '480'),
  item('KE2NTNO0000004', 'Maize flour 2 kg', '9901200000', 'C', '210'),
  item('KE3NTNO0000005', 'County service fee', '1000000000', 'D', '2000'),
  item('KE2NTNO0000006', 'Kerosene, 1 l bottle', '9901300000', 'E', '180'),
]

function item(itemCd: string, itemNm: string, itemClsCd: string, taxTyCd: string, dftPrc: string): Item {
  return {
    itemCd,
    itemClsCd,
    itemTyCd: itemCd.charAt(2),
    itemNm,
    orgnNatCd: 'KE',
    pkgUnitCd: 'NT',
    qtyUnitCd: 'NO',
    taxTyCd,
    dftPrc,
    isrcAplcbYn: 'N',
    useYn: 'Y',
    regrId: 'Admin',
    regrNm: 'Admin',
    modrId: 'Admin',
    modrNm: 'Admin',
    regBhfId: '00',
  }
}

/** Every member is there, as it is in live replies. */
function infoOf(
  seeded: Seeded,
  { bhfId, bhfNm, hqYn }: Branch,
  number: number,
  tin: string,
  name: string,
): DeviceInfo {
  const whose = hqYn === 'Y' ? tin : `${tin}/${bhfId}`
  const bytes = (label: string) => seeded.bytes(`${label}:${whose}`).toString('hex')
  return {
    tin,
    taxprNm: name,
    bsnsActv: 'Retail',
    bhfId,
    bhfNm,
    bhfOpenDt: '20200226',
    prvncNm: 'NAIROBI CITY',
    dstrtNm: 'WESTLANDS',
    sctrNm: 'WON',
    locDesc: 'Example Towers',
    hqYn,
    mgrNm: 'Example Manager',
    mgrTelNo: '0700000000',
    mgrEmail: `manager${number}@example.com`,
    dvcId: seeded.digits(`dvcId:${whose}`, 16),
    sdcId: `KRACU04${seeded.digits(`sdcId:${whose}`, 8)}`,
    mrcNo: `KRA${seeded.digits(`mrcNo:${whose}`, 8)}`,
    cmcKey: (bytes('cmcKey') + bytes('cmcKey2')).slice(0, 52).toUpperCase(),
  }
}
