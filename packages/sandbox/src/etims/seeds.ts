import type { Seeded } from '../seeded.js'
import type { Device, DeviceInfo, Item } from './device.js'

/** Two units that are approved and not yet initialised. */
export function devices(seeded: Seeded): Device[] {
  return [
    device(seeded, 1, 'P000000001X', 'RISITI EXAMPLE TRADERS LTD'),
    device(seeded, 2, 'P000000002Y', 'NAIROBI SAMPLE SUPPLIES LTD'),
  ]
}

const ITEMS: readonly Item[] = [
  item('KE2NTNO0000001', 'Soda 500 ml', '5020230600', 'B', 100),
  item('KE2NTNO0000002', 'Printer paper A4, 500 sheets', '1411150700', 'B', 650),
  item('KE2NTNO0000003', 'School textbook', '9901100000', 'A', 480),
  item('KE2NTNO0000004', 'Maize flour 2 kg', '9901200000', 'C', 210),
  item('KE3NTNO0000005', 'County service fee', '1000000000', 'D', 2000),
  item('KE2NTNO0000006', 'Kerosene, 1 l bottle', '9901300000', 'E', 180),
]

function item(
  itemCd: string,
  itemNm: string,
  itemClsCd: string,
  taxTyCd: Item['taxTyCd'],
  dftPrc: number,
): Item {
  const isService = itemCd.startsWith('KE3')
  return {
    itemCd,
    itemNm,
    itemClsCd,
    pkgUnitCd: 'NT',
    qtyUnitCd: 'NO',
    taxTyCd,
    dftPrc,
    stock: isService ? 0 : 1_000_000,
  }
}

function device(seeded: Seeded, number: number, tin: string, name: string): Device {
  return {
    dvcSrlNo: `RISITI-KE-000${number}`,
    info: infoOf(seeded, number, tin, name),
    items: ITEMS,
    isInitialised: false,
    sales: new Map(),
  }
}

/** Every member is there, as it is in live replies. */
function infoOf(seeded: Seeded, number: number, tin: string, name: string): DeviceInfo {
  return {
    tin,
    taxprNm: name,
    bsnsActv: 'Retail',
    bhfId: '00',
    bhfNm: 'Headquarter',
    bhfOpenDt: '20200226',
    prvncNm: 'NAIROBI CITY',
    dstrtNm: 'WESTLANDS',
    sctrNm: 'WON',
    locDesc: 'Example Towers',
    hqYn: 'Y',
    mgrNm: 'Example Manager',
    mgrTelNo: '0700000000',
    mgrEmail: `manager${number}@example.com`,
    dvcId: seeded.digits(`dvcId:${tin}`, 16),
    sdcId: `KRACU04${seeded.digits(`sdcId:${tin}`, 8)}`,
    mrcNo: `KRA${seeded.digits(`mrcNo:${tin}`, 8)}`,
    cmcKey: (seeded.bytes(`cmcKey:${tin}`).toString('hex') + seeded.bytes(`cmcKey2:${tin}`).toString('hex'))
      .slice(0, 52)
      .toUpperCase(),
  }
}
