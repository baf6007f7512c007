import type { Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { installedBrowser, WatchedBrowser } from '../browser.js'
import { Shops, signIn } from './shops.js'
import { violations } from './suits.js'

describe.runIf(installedBrowser)('devices in the dashboard', () => {
  let shops: Shops
  let browser: WatchedBrowser
  let page: Page

  beforeAll(async () => {
    shops = await Shops.open()
    browser = await WatchedBrowser.launch(shops.gateway.url)
    page = await browser.context.newPage()
    await signIn(page, shops)
  }, 60_000)
  afterAll(async () => {
    await browser.close()
    await shops.close()
  })
  afterEach(() =>
    expect(browser.complaints.splice(0).filter((words) => !/status of 4\d\d/.test(words))).toEqual([]),
  )

  const region = (name: string) => page.getByRole('region', { name, exact: true })

  test('show when they were heard of, what their key is, and which numbers come next', async () => {
    await shops.sell('ke-shop-1', 'N-1')
    await page.goto(`${shops.gateway.url}/devices/ke-shop-1`)
    await region('Device').getByText('Last heard of').waitFor()
    await region('Device')
      .getByText('just now')
      .or(region('Device').getByText(/second|minute/))
      .first()
      .waitFor()
    const { sales } = (await shops.read('/v1/devices/ke-shop-1/numbers')) as { sales: { next: number } }
    expect(sales.next).toBe(2)
    await region('Next numbers').getByText('2 invcNo').waitFor()
    await page.goto(`${shops.gateway.url}/devices/ug-shop-1`)
    await region('Device').getByText('It has no certificate').waitFor()
    expect(await region('Next numbers').count()).toBe(0)
  })

  test('show what a document was sent with, and what URA answered, both opened', async () => {
    const { id } = await shops.sell('ug-shop-1', 'X-1')
    await page.goto(`${shops.gateway.url}/documents/${id}`)
    await page.getByRole('button', { name: 'Show what was sent and answered' }).click()
    await region('What attempt 1 sent').getByText('"sellerDetails"').waitFor()
    await region('What attempt 1 was answered').getByText('"antifakeCode"').waitFor()
    expect(await violations(page)).toEqual([])
  })

  test('leave a sale in doubt, and the page tells by itself that it was found', async () => {
    shops.fail({ fault: 'drop-response-after-commit' })
    shops.sandbox.faults.add({
      authority: 'efris',
      operation: 'queryAllInvoices',
      fault: 'drop-request',
      probability: 1,
    })
    const { id } = (await shops.call('/v1/documents', {
      method: 'POST',
      headers: { 'idempotency-key': 'Y-1' },
      body: {
        type: 'receipt',
        number: 'Y-1',
        device: 'ug-shop-1',
        currency: 'UGX',
        issuedAt: new Date().toISOString(),
        lines: [{ item: 'SODA-500', quantity: '2', unitPrice: '2500' }],
      },
    })) as { id: string }
    await page.goto(`${shops.gateway.url}/documents/${id}`)
    await page
      .getByText('The answer did not come. The gateway looks it up by itself; do not sell it again.')
      .waitFor()
    expect(await page.getByRole('button', { name: 'Correct and resend' }).count()).toBe(0)
    expect(await page.getByRole('status').getByText('before sending anything again').count()).toBe(0)
    shops.sandbox.faults.clear()
    await page.getByText('The authority has it. The receipt is valid.').waitFor({ timeout: 60_000 })
    await region('What happened').getByText('Found at the authority, and the same').waitFor()
  })

  test('are added as a unit on the own network too, with KRA’s page behind their receipts', async () => {
    const { etims } = (await (
      await fetch(`${shops.sandbox.url}/_sandbox/taxpayers?authority=etims&tin=P000000001X`)
    ).json()) as { etims: { bhfId: string; dvcSrlNo: string }[] }
    const { dvcSrlNo } = etims.find(({ bhfId }) => bhfId === '01')!
    await page.goto(`${shops.gateway.url}/welcome`)
    await page.getByText('Kenya', { exact: true }).click()
    await page.getByText('Test system', { exact: true }).click()
    await page.getByRole('button', { name: 'Next' }).click()
    await page.getByLabel('What you call the device').fill('ke-unit')
    await page.getByLabel('The way in').selectOption('vscu')
    await page.getByLabel('Address of the unit').fill(shops.sandbox.url)
    await page.getByLabel('PIN').fill('P000000001X')
    await page.getByLabel('Branch').fill('01')
    await page.getByLabel('Serial number that KRA approved').fill(dvcSrlNo)
    expect(await violations(page)).toEqual([])
    await page.getByRole('button', { name: 'Add and register it' }).click()
    await page.getByText('The device is registered.').waitFor()
    expect(await shops.read('/v1/devices/ke-unit')).toMatchObject({
      channel: 'vscu',
      environment: shops.sandbox.url,
      portal: 'test',
      initialised: true,
    })
  })

  test('say of what a unit signed by itself that it is valid, and not that the authority has it', async () => {
    const goods = {
      item: 'KE2NTNO0000001',
      name: 'Soda 500 ml',
      unit: 'NO',
      tax: 'standard',
      classification: { scheme: 'ke-item-class', code: '5020230600' },
      packaging: 'NT',
    }
    const { id } = (await shops.call('/v1/documents', {
      method: 'POST',
      headers: { 'idempotency-key': 'Z-1', prefer: 'wait=15' },
      body: {
        type: 'receipt',
        number: 'Z-1',
        device: 'ke-unit',
        currency: 'KES',
        issuedAt: new Date().toISOString(),
        lines: [{ ...goods, quantity: '1', unitPrice: '100' }],
      },
    })) as { id: string }
    await page.goto(`${shops.gateway.url}/documents/${id}`)
    await page.getByText('It is signed, and the receipt is valid.').waitFor()
    expect(await page.getByText('The authority has it.').count()).toBe(0)
  })
})
