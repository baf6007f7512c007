import { setTimeout as sleep } from 'node:timers/promises'
import type { Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { installedBrowser, WatchedBrowser } from './browser.js'
import { Shops, signIn } from './dashboard/shops.js'
import { expectSuited } from './dashboard/suits.js'

if (!installedBrowser) {
  if (process.env.CI) throw new Error('a browser is missing: CI must install chromium')
  process.stdout.write('dashboard: not looked at in a browser here, because none is installed\n')
}

/** A text that would do harm wherever it was taken for markup. */
const HARM = (place: string) =>
  `${place}"><img src=x onerror="document.harmed=1"><script>document.harmed=1</script>`

/** Goods of a line that no item table knows. */
const UNKNOWN_GOODS = {
  name: HARM('name'),
  quantity: '1',
  unit: 'NO',
  unitPrice: '100',
  tax: 'standard',
  classification: { scheme: 'ke-item-class', code: '5020230600' },
  packaging: 'NT',
}

describe.runIf(installedBrowser)('the dashboard', () => {
  let shops: Shops
  let browser: WatchedBrowser
  let page: Page

  beforeAll(async () => {
    shops = await Shops.open()
    browser = await WatchedBrowser.launch(shops.gateway.url)
    page = await browser.context.newPage()
    await signIn(page, shops)
  }, 40_000)
  afterAll(async () => {
    await browser.close()
    await shops.close()
  })
  afterEach(() =>
    expect(browser.complaints.splice(0).filter((words) => !/status of 4\d\d/.test(words))).toEqual([]),
  )

  const open = (path: string) => page.goto(shops.gateway.url + path)
  const heading = (name: string | RegExp) => page.getByRole('heading', { name }).first().waitFor()
  const button = (name: string) => page.getByRole('button', { name, exact: true })

  test('begins with what was sold today, in less than 250 kB', async () => {
    await shops.sell('ug-shop-1', 'A-1')
    await shops.sell('ke-shop-1', 'A-2')
    const sizes: Promise<Record<string, number>>[] = []
    const count = (response: { request(): { sizes(): Promise<Record<string, number>> } }) => {
      sizes.push(response.request().sizes())
    }
    const context = await browser.context.browser()!.newContext()
    const page = await context.newPage()
    page.on('response', count)
    await signIn(page, shops)
    await page.getByRole('region', { name: 'Uganda today' }).getByText('UGX 5,000', { exact: true }).waitFor()
    await page.getByRole('region', { name: 'Kenya today' }).getByText('KES 200', { exact: true }).waitFor()
    await page.getByRole('region', { name: 'Needs a person' }).getByText('Nothing').waitFor()
    await page.getByText('documents waiting').waitFor()
    // What is followed has no end, and is not waited for.
    const known = await Promise.all(
      sizes.map((size) => Promise.race([size, sleep(2000, undefined)]).catch(() => undefined)),
    )
    const transferred = known.reduce(
      (sum, size) => sum + (size?.responseBodySize ?? 0) + (size?.responseHeadersSize ?? 0),
      0,
    )
    await context.close()
    expect(transferred).toBeGreaterThan(50_000)
    expect(transferred).toBeLessThan(250_000)
  })

  test('shows a document that arrives while the list is open, and keeps filters in the address', async () => {
    await open('/documents')
    await page.getByRole('link', { name: 'A-2', exact: true }).waitFor()
    await shops.sell('ug-shop-1', 'B-1')
    await page.getByRole('link', { name: 'B-1', exact: true }).waitFor()
    await page.getByText('1 new document').waitFor()
    await page.getByRole('searchbox').fill('A-')
    await page.getByRole('link', { name: 'B-1', exact: true }).waitFor({ state: 'detached' })
    await page.getByRole('combobox', { name: 'Device' }).selectOption('ke-shop-1')
    await page.getByRole('link', { name: 'A-1', exact: true }).waitFor({ state: 'detached' })
    expect(new URL(page.url()).search).toBe('?q=A-&device=ke-shop-1')
    await page.reload()
    await page.getByRole('link', { name: 'A-2', exact: true }).waitFor()
    expect(await page.getByRole('row').count()).toBe(2)
    await page.goBack()
    await page.getByRole('link', { name: 'A-1', exact: true }).waitFor()
  })

  test('shows a document: lines, receipt, what happened, and what was sent', async () => {
    await open('/documents?q=A-2')
    await page.getByRole('link', { name: 'A-2', exact: true }).click()
    await heading('A-2')
    await page.getByRole('region', { name: 'Lines' }).getByText('Soda 500 ml').waitFor()
    await page.frameLocator('iframe').getByText('TEST – NOT A FISCAL RECEIPT').first().waitFor()
    const happened = page.getByRole('region', { name: 'What happened' }).getByRole('listitem')
    await happened.nth(2).waitFor()
    expect((await happened.allTextContents()).map((text) => text.split('2')[0])).toEqual([
      'Accepted and on disk',
      'Sent to the authority',
      'Fiscal',
    ])
    await button('Show what was sent and answered').click()
    await page.getByRole('region', { name: 'What attempt 1 sent' }).getByText('"invcNo"').waitFor()
    await page.getByRole('region', { name: 'What attempt 1 was answered' }).getByText('"rcptSign"').waitFor()
  })

  test('lets a refused document be corrected and sent again', async () => {
    const id = await shops.refused('C-1')
    await open('/')
    await page.getByRole('region', { name: 'Needs a person' }).getByRole('link', { name: /C-1/ }).click()
    await page.getByRole('status').getByText('Refused').or(page.getByText('efris-2122')).first().waitFor()
    await button('Correct and resend').click()
    const dialog = page.getByRole('dialog')
    await dialog.getByLabel('Price of line 1').fill('two')
    await dialog.getByRole('button', { name: 'Correct and resend' }).click()
    await dialog.getByText('/lines/0/unitPrice', { exact: true }).waitFor()
    await dialog.getByLabel('Price of line 1').fill('3000')
    await dialog.getByRole('button', { name: 'Correct and resend' }).click()
    await dialog.waitFor({ state: 'detached' })
    await page.getByText('The authority has it. The receipt is valid.').waitFor()
    expect(await shops.read(`/v1/documents/${id}`)).toMatchObject({
      status: 'fiscalised',
      revision: 2,
      totals: { gross: '6000.00' },
    })
  })

  test('takes back a part of a sale', async () => {
    const { id } = await shops.sell('ke-shop-1', 'D-1')
    await open(`/documents/${id}`)
    await button('Credit note').click()
    await page.getByLabel('Quantity of line 1').fill('1')
    await button('Take back').click()
    await heading('D-1-C1')
    await page.getByText('The authority has it. The receipt is valid.').waitFor()
    await page.getByRole('region', { name: 'What it is about' }).getByRole('link').click()
    await page.getByText('Left: KES 100').waitFor()
  })

  test('keeps the keyboard where it was when the gateway does not answer, so that who tries again does so at once', async () => {
    const { id } = await shops.sell('ke-shop-1', 'D-2')
    await open(`/documents/${id}`)
    await button('Credit note').click()
    await page.route('**/credit-notes', (route) => route.abort())
    await button('Take back').focus()
    await page.keyboard.press('Enter')
    await page.getByText('The gateway does not answer.').waitFor()
    expect(await page.locator(':focus').textContent()).toBe('Take back')
    await page.unroute('**/credit-notes')
    await page.keyboard.press('Enter')
    await heading('D-2-C1')
    browser.complaints.splice(0)
  })

  test('lets a person decide, with both sides compared', async () => {
    const id = await shops.inConflict('E-1')
    await open(`/documents/${id}`)
    await page.getByText('Somebody has to decide').waitFor()
    expect(await page.getByRole('status').getByText('POST').count()).toBe(0)
    await button('Decide').click()
    const dialog = page.getByRole('dialog')
    const total = dialog.getByRole('row', { name: /^Total/ })
    await total.getByText('differs').waitFor()
    expect(await total.getByRole('cell').allTextContents()).toEqual(['5,000', '17,500'])
    const dates = await dialog.getByRole('row', { name: /^Date/ }).getByRole('cell').allTextContents()
    for (const date of dates) expect(date).toMatch(/^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d$/)
    await dialog.getByLabel('Why').fill('Compared with the paper roll.')
    await dialog.getByLabel('Who decides').fill('Amina')
    await dialog.getByRole('button', { name: 'Decide', exact: true }).click()
    await page.getByText('The authority has it. The receipt is valid.').waitFor()
    await page.getByText(/“Compared with the paper roll.” · by Amina/).waitFor()
  })

  test('takes no text of a document for markup', async () => {
    const id = await shops.refused(HARM('number').slice(0, 50), {
      operator: HARM('operator').slice(0, 100),
      buyer: {
        kind: 'business',
        name: HARM('buyer'),
        taxId: { scheme: 'ug-tin', value: '1000029771' },
        address: HARM('address'),
      },
      metadata: { [HARM('key').slice(0, 60)]: HARM('value') },
    })
    for (const path of ['/', '/documents', `/documents/${id}`]) {
      await open(path)
      await page
        .getByText(/^number">/)
        .first()
        .waitFor()
    }
    for (const place of ['operator', 'buyer', 'value'])
      await page.getByText(`${place}"><img`).first().waitFor()
    await page
      .frameLocator('iframe')
      .getByText(/operator"><img/)
      .first()
      .waitFor()
    await button('Correct and resend').click()
    await page.getByRole('dialog').getByLabel('Name').waitFor()
    expect(await page.locator('iframe').contentFrame().locator('img').count()).toBe(0)
    expect(await page.evaluate('document.harmed')).toBeUndefined()
    await shops.sell('ke-shop-1', 'F-1', { lines: [{ item: 'KE2NTNO0000009', ...UNKNOWN_GOODS }] })
    await open('/documents?q=F-1')
    await page.getByRole('link', { name: 'F-1', exact: true }).click()
    await page.getByRole('region', { name: 'Lines' }).getByText('name"><img').waitFor()
    expect(await page.evaluate('document.harmed')).toBeUndefined()
  })

  test('pauses a device, registers it anew, and lets items be changed', async () => {
    await open('/devices')
    await page.getByRole('link', { name: 'ug-shop-1' }).click()
    await button('Pause').click()
    await page.getByText('Paused', { exact: true }).waitFor()
    await button('Let it send again').click()
    await button('Pause').waitFor()
    await button('Read its registration again').click()
    await page.getByText('Certificate ends').or(page.getByText('Kept sealed')).first().waitFor()
    await page.getByRole('link', { name: 'Its items' }).click()
    await page.getByRole('button', { name: /Soda 500 ml/ }).click()
    await page.getByLabel('Name').fill('Soda, half a litre')
    await button('Save').click()
    await page.getByRole('button', { name: /Soda, half a litre/ }).waitFor()
  })

  test('tells a server of yours, shows what became of it, and sends it again', async () => {
    await open('/webhooks')
    await button('Add an endpoint').click()
    const dialog = page.getByRole('dialog')
    await dialog.getByLabel('Address').fill(`${shops.sandbox.url}/nobody-listens`)
    await dialog.getByRole('button', { name: 'Add', exact: true }).click()
    await dialog.getByText(/^whsec_/).waitFor()
    await dialog.getByRole('button', { name: 'I have it' }).click()
    await button('Send a test').click()
    await page.getByRole('button', { name: /test/, expanded: false }).last().click()
    await page.getByRole('region', { name: 'What is sent' }).waitFor()
    await page.getByText(/404/).first().waitFor()
    await button('Send it again').click()
    await page.getByText('On its way').first().waitFor()
    await button('Switch off').click()
    await page.getByText('Waits').first().waitFor()
    await button('Delete').click()
    await button('Delete it').click()
    await page.getByText('Nobody is told yet').waitFor()
    await page.getByText('Not sent').first().waitFor()
  })

  test('suits a screen reader, a phone and the dark, on every page', async () => {
    const { documents } = (await shops.read('/v1/documents?limit=1&status=rejected')) as {
      documents: { id: string }[]
    }
    const paths = [
      '/',
      '/documents',
      `/documents/${documents[0]!.id}`,
      '/devices',
      '/devices/ke-shop-1',
      '/items',
      '/webhooks',
      '/welcome',
    ]
    await expectSuited(page, shops.gateway.url, paths)
  }, 60_000)
})

test.runIf(installedBrowser)(
  'the first run leads from nothing to a receipt, in both countries',
  async () => {
    const shops = await Shops.open(true)
    const browser = await WatchedBrowser.launch(shops.gateway.url)
    const page = await browser.context.newPage()
    await signIn(page, shops)
    await page.getByRole('link', { name: 'Set up the first one' }).click()
    for (const [country, currency] of [
      ['Uganda', 'UGX'],
      ['Kenya', 'KES'],
    ]) {
      await page.goto(`${shops.gateway.url}/welcome`)
      await page.getByText(country!, { exact: true }).click()
      await page.getByLabel('Where the sandbox is').fill(shops.sandbox.url)
      await page.getByRole('button', { name: 'Next' }).click()
      await page.getByRole('button', { name: 'Add and register it' }).click()
      await page.getByLabel(`Price in ${currency}`).fill('3000')
      await page.getByRole('button', { name: 'Sell', exact: true }).click()
      await page.getByText('is ready to sell').waitFor()
      await page.getByText('The authority has it. The receipt is valid.').waitFor()
      const receipt = page.frameLocator('iframe')
      await receipt.getByText(/3,000/).filter({ visible: true }).first().waitFor()
    }
    expect(browser.complaints.filter((words) => !/status of 401/.test(words))).toEqual([])
    await browser.close()
    await shops.close()
  },
  60_000,
)
