import { formatShort } from '@risiti/core'
import type { Books } from '../books.js'
import type { Goods } from '../efris/goods.js'
import type { Taxpayer } from '../efris/taxpayer.js'
import { Seeded } from '../seeded.js'

/** All that a foreign client needs to act as each seeded taxpayer, keys included. */
export function listTaxpayers({ efris, etims, keys }: Books) {
  return {
    efris: [...efris.taxpayers.values()].map((taxpayer) => ({
      tin: taxpayer.tin,
      name: taxpayer.legalName,
      deviceNo: taxpayer.deviceNo,
      ...(taxpayer.enablerDeviceNo ? { enablerDeviceNo: taxpayer.enablerDeviceNo } : {}),
      appId: taxpayer.appId,
      ...keys.filesOf(taxpayer.deviceNo)!,
      items: [...taxpayer.goods.values()].map((goods) => itemOf(goods, taxpayer, efris)),
    })),
    etims: etims.devices.map(({ info, dvcSrlNo, isInitialised, items }) => ({
      tin: info.tin,
      bhfId: info.bhfId,
      dvcSrlNo,
      cmcKey: isInitialised ? info.cmcKey : null,
      ...gatewayCredentials(info.tin),
      items,
    })),
  }
}

/** What a seller needs to know of goods, and what lies where its device stands. */
function itemOf(goods: Goods, { branch }: Taxpayer, { stock }: Books['efris']) {
  const { goodsCode, goodsName, goodsCategoryId, measureUnit, unitPrice, taxRate } = goods
  const held = formatShort(stock.held(goods, branch))
  return { goodsCode, goodsName, goodsCategoryId, measureUnit, unitPrice, taxRate, stock: held }
}

export type Taxpayers = ReturnType<typeof listTaxpayers>

/** For GavaConnect, which the sandbox does not speak yet. They follow from the PIN alone, so a reset does not change them. */
function gatewayCredentials(tin: string) {
  const hex = (label: string, length: number) => new Seeded(tin).bytes(label).toString('hex').slice(0, length)
  const id = hex('app', 32)
  return {
    consumerKey: hex('key', 32),
    consumerSecret: hex('secret', 16),
    apigeeAppId: id.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5'),
  }
}
