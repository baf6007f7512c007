import { EfrisClient, KeyClient } from '@risiti/efris'
import { EtimsClient } from '@risiti/etims'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Sandbox, startSandbox } from '#src/testing.js'
import { invoice } from './efris/invoices.js'
import { sale } from './etims/sales.js'

/* Our own clients against the sandbox. That other clients work is what test/foreign is for. */

let sandbox: Sandbox

beforeAll(async () => {
  sandbox = await startSandbox()
})
afterAll(() => sandbox.close())

describe('our clients', () => {
  test('EFRIS: key file, handshake, sale, look-up', async () => {
    const { tin, deviceNo, pkcs12, pkcs12Password } = sandbox.taxpayers().efris[0]!
    const keyClient = await KeyClient.fromPkcs12(Buffer.from(pkcs12, 'base64'), pkcs12Password)
    // Its clock is the machine's, which is far from the sandbox's: T101 corrects it.
    const client = new EfrisClient({ tin, deviceNo, keyClient, environment: sandbox.url })
    const document = invoice('SDK-1') as unknown as Parameters<typeof client.fiscaliseInvoice>[0]
    const { basicInformation } = await client.fiscaliseInvoice(document)
    await expect(client.fiscaliseInvoice(document)).rejects.toMatchObject({ returnCode: '2253' })
    const { records, page } = await client.queryAllInvoices({
      pageNo: '1',
      pageSize: '10',
      referenceNo: 'SDK-1',
    })
    expect(records.map(({ invoiceNo }) => invoiceNo)).toEqual([basicInformation.invoiceNo])
    expect(page.totalSize).toBe('1')
    const found = await client.verifyInvoice({ invoiceNo: basicInformation.invoiceNo })
    expect(found.basicInformation.antifakeCode).toBe(basicInformation.antifakeCode)
    const wrong = structuredClone(document)
    wrong.sellerDetails.referenceNo = 'SDK-2'
    wrong.goodsDetails[0]!.itemCode = 'NOT-REGISTERED'
    const issues = [
      { path: '/goodsDetails/0/itemCode', message: expect.any(String), fix: expect.any(String) },
    ]
    await expect(client.fiscaliseInvoice(wrong)).rejects.toMatchObject({ returnCode: '2122', issues })
    await client.close()
  })

  test('eTIMS: initialisation, sale, look-up', async () => {
    const { tin, bhfId, dvcSrlNo } = sandbox.taxpayers().etims[0]!
    const anonymous = new EtimsClient({
      channel: 'oscu',
      tin,
      bhfId,
      environment: sandbox.url,
    } as ConstructorParameters<typeof EtimsClient>[0])
    const { data } = await anonymous.selectInitOsdcInfo({ dvcSrlNo })
    const client = new EtimsClient({
      channel: 'oscu',
      tin,
      bhfId,
      cmcKey: data!.info.cmcKey,
      environment: sandbox.url,
    })
    const given = sale(1) as unknown as Parameters<typeof client.saveSalesTransaction>[0]
    const receipt = await client.saveSalesTransaction(given)
    expect(receipt.data?.curRcptNo).toBe('1')
    await expect(client.saveSalesTransaction(given)).rejects.toMatchObject({ resultCd: '994' })
    const found = await client.selectInvoiceDetails({ invcNo: 1 })
    expect(found.data?.salesList[0]?.receipt.rcptSign).toBe(receipt.data?.rcptSign)
    expect((await client.selectInvoiceDetails({ invcNo: 2 })).data).toBeNull()
  })
})
