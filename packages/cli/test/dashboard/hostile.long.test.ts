import type { Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { installedBrowser, WatchedBrowser } from '../browser.js'
import { Shops, signIn } from './shops.js'

/** A text that would do harm wherever it was taken for markup, as long as a field takes it. */
const harm = (place: string, most: number) =>
  `${place}"><img src=x onerror="document.harmed=1"><script>document.harmed=1</script>`.slice(0, most)

/** Every free text of a document, at the length that it may have. What is left out is a code, a number or a time. */
const TEXTS = {
  number: harm('number', 50),
  operator: harm('operator', 100),
  note: harm('note', 400),
  buyer: {
    kind: 'business',
    taxId: { scheme: 'ug-tin', value: '1000029771' },
    name: harm('name', 256),
    tradeName: harm('trade', 256),
    address: harm('address', 500),
    // Elsewhere an e-mail address may be anything; URA's is checked.
    email: '<img/src=x>@b.ug',
    phone: harm('ph', 20),
    reference: harm('reference', 50),
  },
  lines: [
    {
      item: harm('item', 50),
      name: harm('bread', 200),
      quantity: '2',
      unit: '101',
      unitPrice: '2500',
      tax: 'standard',
      classification: { scheme: 'ug-commodity', code: '50202306' },
    },
  ],
  metadata: { [harm('key', 64)]: harm('value', 500) },
} as const

const LINE = {
  item: 'KE2NTNO0000009',
  name: harm('goods', 200),
  barcode: '"><img src=x>',
  quantity: '1',
  unit: 'NO',
  unitPrice: '100',
  tax: 'standard',
  classification: { scheme: 'ke-item-class', code: '<b>x</b>' },
  packaging: 'NT',
}

describe.runIf(installedBrowser)('texts of others in the dashboard', () => {
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

  const button = (name: string) => page.getByRole('button', { name, exact: true })

  /** Holds that nothing of what was written is an element, on the page or in the receipt on it: also where that is drawn anew meanwhile. */
  async function expectHarmless(): Promise<void> {
    for (const frame of page.frames()) {
      const markup = frame.locator('img[src="x"], script:not([src]), [onerror]')
      const found = await markup.count().catch((error) => {
        if (frame.isDetached()) return undefined
        throw error
      })
      if (found === undefined) return expectHarmless()
      expect(found).toBe(0)
    }
    expect(await page.evaluate('document.harmed')).toBeUndefined()
  }

  test('stay texts: of a sale, in lists, on its page, in its receipt and in what is done with it', async () => {
    const id = await shops.refused(TEXTS.number, TEXTS)
    for (const path of ['/', '/documents', `/documents?q=${encodeURIComponent('number"><img')}`]) {
      await page.goto(shops.gateway.url + path)
      await page.getByText(TEXTS.number).first().waitFor()
      await expectHarmless()
    }
    await page.goto(`${shops.gateway.url}/documents/${id}`)
    await page
      .frameLocator('iframe')
      .getByText(/operator"><img/)
      .first()
      .waitFor()
    for (const text of ['bread"><img', 'name"><img', 'operator"><img', 'value"><img', 'key"><img'])
      await page.getByText(text).first().waitFor()
    await button('Show what was sent and answered').click()
    await page
      .getByRole('region', { name: 'What attempt 1 sent' })
      .getByText(/trade\\"><img/)
      .waitFor()
    await expectHarmless()
    await button('Correct and resend').click()
    await page.getByRole('dialog').getByLabel('Name').first().waitFor()
    await expectHarmless()
    await page.getByRole('dialog').getByRole('button', { name: 'Close' }).click()
    await button('Withdraw').click()
    const dialog = page.getByRole('dialog')
    await dialog.getByRole('textbox').first().fill(harm('because', 200))
    await dialog.getByRole('button', { name: 'Withdraw', exact: true }).click()
    await page
      .getByText(/because"><img/)
      .first()
      .waitFor()
    await expectHarmless()
  })

  test('stay texts: of goods, and of a note about them', async () => {
    const number = 'H-1'
    const sold = await shops.sell('ke-shop-1', number, { lines: [LINE] })
    const id = sold.id ?? sold.document!.id
    await page.goto(`${shops.gateway.url}/documents/${id}`)
    await page
      .getByRole('region', { name: 'Lines' })
      .getByText(/goods"><img/)
      .waitFor()
    await page
      .frameLocator('iframe')
      .getByText(/goods"><img/)
      .first()
      .waitFor()
    await expectHarmless()
    const good = await shops.sell('ke-shop-1', 'H-2')
    const note = await shops.sell('ke-shop-1', harm('note', 50), {
      type: 'credit_note',
      preceding: { id: good.id, reason: 'other', explanation: harm('explanation', 200) },
      lines: [{ item: 'KE2NTNO0000001', quantity: '1', unitPrice: '100', precedingLine: 1 }],
    })
    await page.goto(`${shops.gateway.url}/documents/${note.id ?? note.document!.id}`)
    await page
      .getByText(/note"><img/)
      .first()
      .waitFor()
    await page
      .frameLocator('iframe')
      .getByText(/KES|TEST/)
      .first()
      .waitFor()
    await expectHarmless()
  })

  test('stay texts: of items, webhooks, keys, people, accounts and the head of receipts', async () => {
    const put = (path: string, body: unknown) => shops.call(path, { method: 'PUT', body })
    const post = (path: string, body: unknown) => shops.call(path, { method: 'POST', body })
    const classification = { scheme: 'ke-item-class', code: '5020230600' }
    const item = {
      item: 'KE2NTNO0000009',
      name: harm('soap', 200),
      unit: 'NO',
      tax: 'standard',
      classification,
    }
    await put('/v1/items', { device: 'ke-shop-1', items: [{ ...item, packaging: 'NT' }] })
    await post('/v1/webhook-endpoints', {
      url: `${shops.sandbox.url}/?"><img src=x>`,
      description: harm('description', 200),
    })
    await post('/v1/api-keys', { name: harm('till', 100), scopes: ['documents:read'] })
    await post('/v1/users', { name: harm('amina', 100), role: 'cashier', password: 'a long enough one' })
    await post('/v1/accounts', { id: 'other', name: harm('acacia', 100) })
    await put('/v1/devices/ke-shop-1/receipt-settings', {
      header: [harm('head', 80)],
      footer: [harm('foot', 80)],
    })
    const { id } = await shops.sell('ke-shop-1', 'H-3')
    for (const [path, text] of [
      ['/items?device=ke-shop-1', /soap"><img/],
      ['/webhooks', /description"><img/],
      ['/keys', /till"><img/],
      ['/accounts', /acacia"><img/],
      ['/settings', /amina"><img/],
    ] as const) {
      await page.goto(shops.gateway.url + path)
      await page.getByText(text).first().waitFor()
      await expectHarmless()
    }
    await page.goto(`${shops.gateway.url}/documents/${id}`)
    await page
      .frameLocator('iframe')
      .getByText(/foot"><img/)
      .first()
      .waitFor()
    await expectHarmless()
  })

  test('ask for no outcome of deliveries that is called like what every object has', async () => {
    const asked = page.waitForResponse(/webhook-deliveries/)
    await page.goto(`${shops.gateway.url}/webhooks?status=toString`)
    expect((await asked).status()).toBe(200)
  })
})
