import { decimal, formatShort } from '@risiti/core'
import { z } from 'zod'
import type { Books } from '../books.js'
import type { Goods } from '../efris/goods.js'
import type { Taxpayer } from '../efris/taxpayer.js'
import type { Device, Item } from '../etims/device.js'
import { credentialsOf } from '../etims/tokens.js'
import { AUTHORITIES } from '../exchange.js'
import { read } from './read.js'

/** All that a foreign client needs to act as each seeded taxpayer, keys included. */
export function listTaxpayers({ efris, etims, keys }: Books) {
  return {
    efris: [...efris.taxpayers.values()].map((taxpayer) => ugandanOf(taxpayer, efris, keys)),
    etims: etims.devices.map((device) => ({
      tin: device.info.tin,
      bhfId: device.info.bhfId,
      dvcSrlNo: device.dvcSrlNo,
      cmcKey: device.isInitialised ? device.info.cmcKey : null,
      ...credentialsOf(device.info.tin),
      items: [...etims.taxpayers.get(device.info.tin)!.items.values()].map(({ value }) =>
        kenyanItemOf(value, device),
      ),
    })),
  }
}

/** Whose keys and goods to tell of. */
const query = z.strictObject({
  authority: z.enum(AUTHORITIES).optional(),
  tin: z.string().min(1).optional(),
})

/** Those of one authority, or one of them, when that is asked for: making Uganda's keys takes a while, and only those told are made. */
export async function tellTaxpayers(input: unknown, books: Books) {
  const { authority, tin } = read(query, input, 'taxpayers query')
  const all = listTaxpayers(books)
  const isAsked = (one: { readonly tin: string }) => tin === undefined || one.tin === tin
  const [efris, etims] = [all.efris.filter(isAsked), all.etims.filter(isAsked)]
  if (authority === 'etims') return { etims }
  await books.keys.prepare(efris.map(({ deviceNo }) => deviceNo))
  return authority === 'efris' ? { efris } : { efris, etims }
}

/** A seller in Uganda. Its key files are made when a reader looks at them: most readers want only its numbers. */
function ugandanOf(taxpayer: Taxpayer, efris: Books['efris'], keys: Books['keys']) {
  const files = keys.filesOf(taxpayer.deviceNo)!
  return {
    tin: taxpayer.tin,
    name: taxpayer.legalName,
    deviceNo: taxpayer.deviceNo,
    ...(taxpayer.enablerDeviceNo ? { enablerDeviceNo: taxpayer.enablerDeviceNo } : {}),
    appId: taxpayer.appId,
    get privateKeyPem() {
      return files.privateKeyPem
    },
    get certificatePem() {
      return files.certificatePem
    },
    get pkcs12() {
      return files.pkcs12
    },
    pkcs12Password: files.pkcs12Password,
    items: [...taxpayer.goods.values()].map((goods) => itemOf(goods, taxpayer, efris)),
  }
}

/** What a seller needs to know of goods, and what lies where its device stands. */
function itemOf(goods: Goods, { branch }: Taxpayer, { stock }: Books['efris']) {
  const { goodsCode, goodsName, goodsCategoryId, measureUnit, unitPrice, taxRate } = goods
  const held = formatShort(stock.held(goods, branch))
  return { goodsCode, goodsName, goodsCategoryId, measureUnit, unitPrice, taxRate, stock: held }
}

export type Taxpayers = ReturnType<typeof listTaxpayers>

function kenyanItemOf(
  { itemCd, itemNm, itemClsCd, pkgUnitCd, qtyUnitCd, taxTyCd, dftPrc }: Item,
  { ledger }: Device,
) {
  const stock = formatShort(ledger.get(itemCd) ?? decimal('0'))
  return { itemCd, itemNm, itemClsCd, pkgUnitCd, qtyUnitCd, taxTyCd, dftPrc, stock }
}
