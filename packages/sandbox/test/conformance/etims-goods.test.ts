import type { OperationName } from '@risiti/etims/channels'
import { describe, expect, test } from 'vitest'
import { freshDoors } from '../etims/fresh-doors.js'
import { ALL, AUDIT, item, movement, remainder, stockLine } from '../etims/goods.js'
import { openDoors } from '../etims/three-doors.js'
import { gatewayTexts, hasSpec, rowsOf } from './etims-spec.js'

/* Items and stock at the gateway's door, against what is known of KRA's. */

const { doors, sandbox } = await freshDoors({ at: new Date('2026-09-18T08:00:00Z') })

const CUSTOMER = { custNo: '1', custTin: 'P000000003Z', custNm: 'Buyer', useYn: 'Y', ...AUDIT }
const component = (itemCd: string, cpstItemCd: string) => ({ itemCd, cpstItemCd, cpstQty: 1, ...AUDIT })

describe.runIf(hasSpec)('what is specified', () => {
  test.each<[OperationName, string, string]>([
    ['selectBranches', 'branches', 'bhfList'],
    ['selectStockMovement', 'stockMoves', 'stockList'],
  ])('%s: rows have the members of the specification', async (operation, id, list) => {
    const branch = await openDoors(sandbox, 2)
    await doors.legacy('saveStockIO', movement(1, { sarTyCd: '13', custBhfId: '01' }))
    const { data } = await branch.gateway(operation, ALL)
    const [row] = data[list]
    const { fields = [] } = rowsOf(id)
    expect(Object.keys(row).sort()).toEqual(fields.map(({ name }) => name).sort())
    const lines = fields.find(({ name }) => name === 'itemList')?.fields ?? []
    if (row.itemList)
      expect(Object.keys(row.itemList[0]).sort()).toEqual(lines.map(({ name }) => name).sort())
  })
})

/** Numbers, codes and lists are not what is compared. */
function skeleton(text: string): string {
  return text.replace(/\[[A-Z, .]+\]/, '[]').replace(/(\*{8}|[Ee]xpected: |found: )(N|M|[\d.]+)/g, '$1#')
}

/** The validator of KRA was also seen to say this in the place of another text; ours says the other. */
const VARIANTS = ['rsdQty quantity provided does not match the <itemCd> code from Stock IO']

describe.runIf(hasSpec)('the words of the gateway’s validator', () => {
  test('can all be had', async () => {
    const said = new Set<string>()
    const ask = async (operation: OperationName, body: object, as = doors) =>
      said.add(skeleton((await as.gateway(operation, body)).text))
    await ask('saveItem', item())
    await doors.gateway('selectItemClasses', ALL)
    for (const change of [
      { itemClsCd: '5059690800' },
      { pkgUnitCd: 'BX' },
      { itemCd: 'KE2QQNO0000007' },
      { itemCd: 'KE2NTU0000007' },
      { itemCd: 'KE2NTKG0000007' },
      { itemCd: 'KE2NTNO0000001X' },
      { orgnNatCd: null },
    ])
      await ask('saveItem', item(7, change))
    await doors.gateway('saveItem', item())
    await ask('saveItemComposition', component('KE3NTNO0000005', 'KE2NTNO0000001'))
    await ask('saveItemComposition', component('KE2NTNO0000001', 'KE2NTNO0000007'))
    await ask('saveStockIO', movement(2))
    await ask('saveStockIO', movement(1, { regTyCd: null }))
    await ask('saveStockIO', movement(1, {}, [stockLine(1, { totAmt: 0 })]))
    await openDoors(sandbox, 2)
    const misplaced = (identity: Readonly<Record<string, string>>) => ({ ...identity, bhfId: '01' })
    said.add((await doors.gateway('saveStockIO', movement(), misplaced)).text)
    await ask('saveStockMaster', remainder(1))
    await ask('saveStockMaster', remainder(150, 'KE2NTNO0000001'))
    await ask('saveBranchCustomer', { ...CUSTOMER, custTin: null })
    await ask('saveBranchCustomer', { ...CUSTOMER, modrId: null, modrNm: null })
    await ask('selectStockMovement', { ...ALL, tin: '' })
    const known = ['saveItem', 'composition', 'stockIo', 'stockMaster', 'saveCustomer', 'stockMoves'].flatMap(
      gatewayTexts,
    )
    expect(known.length).toBeGreaterThan(18)
    expect(known.filter((text) => !said.has(skeleton(text)) && !VARIANTS.includes(text))).toEqual([])
  })
})
