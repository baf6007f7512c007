import type { OperationName } from '@risiti/etims/channels'
import { describe, expect, test } from 'vitest'
import { approval, bought, purchase } from '../etims/buys.js'
import { freshDoors } from '../etims/fresh-doors.js'
import { ALL } from '../etims/goods.js'
import { gatewayTexts, hasSpec, sample } from './etims-spec.js'

/* Purchases and imports at the gateway's door, against what was recorded at KRA's. */

const { doors } = await freshDoors({ at: new Date('2026-09-18T08:00:00Z') })

const PURCHASE = 'insertTrnsPurchase.gavaconnect.request.accepted2026.json'

// biome-ignore lint/suspicious/noExplicitAny: rows are compared, not used.
async function rowsOf(operation: OperationName, list: string): Promise<any[]> {
  return (await doors.gateway(operation, ALL)).data[list]
}

describe.runIf(hasSpec)('what was recorded', () => {
  test('savePurchase: and as it stands, its supplier is not known', async () => {
    expect(await doors.gateway('savePurchase', sample(PURCHASE))).toMatchObject({
      text: 'Supplier invoice number 1 does not exist',
      customerMessage: 'Missing purchase Record',
    })
  })

  test('updateImportedItem: the printed request is accepted by KRA’s own host, for a task that is here', async () => {
    const [{ taskCd }] = await rowsOf('selectImportedItems', 'itemList')
    const request = {
      ...sample('updateImportItem.oscu.request.spec.json'),
      taskCd,
      tin: undefined,
      bhfId: undefined,
    }
    expect(await doors.legacy('updateImportedItem', request)).toMatchObject({ code: '000', data: null })
  })
})

/** Numbers and codes are not what is compared. */
function skeleton(text: string): string {
  return text
    .replace(/<code>|KE\w{12}/, '#')
    .replace(/item: N/, 'item: #')
    .replace(/'N'/, "'#'")
    .replace(/\d+(\.\d+)?|\.{3}/g, '#')
}

describe.runIf(hasSpec)('the words of the gateway', () => {
  test('can all be had', async () => {
    const said = new Set<string>()
    const ask = async (operation: OperationName, body: object) =>
      said.add(skeleton((await doors.gateway(operation, body)).text))
    const [sale] = await rowsOf('selectPurchases', 'saleList')
    const [line] = await rowsOf('selectImportedItems', 'itemList')
    await ask('selectPurchases', { ...ALL, tin: '' })
    await ask('savePurchase', purchase(2, sale))
    await ask('savePurchase', purchase(1, { ...sale, spplrInvcNo: 99 }))
    await ask('savePurchase', purchase(1, sale, {}, [bought(1, { itemCd: 'KE2NTNO0000077' })]))
    await ask('savePurchase', purchase(1, sale, {}, [bought(1, { splyAmt: 1122 })]))
    await ask('updateImportedItem', approval({ ...line, taskCd: '77' }))
    await ask('updateImportedItem', approval(line, { itemCd: null }))
    const known = ['purchases', 'savePurchase', 'imports', 'updateImport'].flatMap(gatewayTexts)
    expect(known).toHaveLength(7)
    expect(known.map(skeleton).filter((text) => !said.has(text))).toEqual([])
  })
})
