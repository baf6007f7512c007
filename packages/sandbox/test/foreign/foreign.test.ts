import { readFileSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Sandbox, startSandbox } from '#src/testing.js'
import { connect as connectEfris, invoice } from '../efris/invoices.js'
import { connect as connectEtims, sale } from '../etims/sales.js'

let sandbox: Sandbox

beforeAll(async () => {
  sandbox = await startSandbox()
})
afterAll(() => sandbox.close())

describe('a client that knows nothing of ours', () => {
  test('is written with the platform alone', () => {
    const source = readFileSync(new URL('plain-client.mjs', import.meta.url), 'utf8')
    const imports = [...source.matchAll(/from '([^']+)'/g)].map(([, name]) => name)
    expect(imports).toEqual(['node:crypto', 'node:zlib'])
    expect(source.split('\n').length).toBeLessThan(150)
  })

  test('Uganda: time, key, sign in, sell, find, read', async () => {
    const client = await connectEfris(sandbox)
    expect((await client.call('T101')).content).toEqual({ currentTime: '20/01/2026 12:00:00' })
    const { content: registration } = await client.call('T103')
    expect(registration).toMatchObject({
      taxpayer: { tin: '1000000001' },
      taxType: [{ taxTypeCode: '301' }, { taxTypeCode: '302' }],
    })
    const sold = await client.call('T109', invoice('F-1'))
    const { invoiceNo } = sold.content.basicInformation
    const found = await client.call('T106', {
      referenceNo: 'F-1',
      queryType: '1',
      pageNo: '1',
      pageSize: '10',
    })
    expect(found.content.records[0].invoiceNo).toBe(invoiceNo)
    const read = await client.call('T108', { invoiceNo })
    expect(read.content.summary).toEqual(sold.content.summary)
  })

  test('Kenya: initialise, sell, find', async () => {
    const client = await connectEtims(sandbox)
    const sold = await client.post('/saveTrnsSalesOsdc', sale(1))
    const found = await client.post('/selectInvoiceDetails', { invcNo: 1 })
    expect(found.data.salesList[0].receipt.rcptSign).toBe(sold.data.rcptSign)
  })
})
