import type { Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { installedBrowser, WatchedBrowser } from '../browser.js'
import { Shops, signIn } from './shops.js'
import { expectSuited, violations } from './suits.js'

describe.runIf(installedBrowser)('who may do what, in the dashboard', () => {
  let shops: Shops
  let browser: WatchedBrowser
  let page: Page

  beforeAll(async () => {
    shops = await Shops.open(true)
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

  const button = (name: string) => page.getByRole('button', { name, exact: true })
  const admit = async (key: string) =>
    (await fetch(`${shops.gateway.url}/v1/caller`, { headers: { authorization: `Bearer ${key}` } })).status

  test('gives out a key, shows it once, replaces it and revokes it', async () => {
    await page.goto(`${shops.gateway.url}/keys`)
    await button('Make a key').first().click()
    const dialog = page.getByRole('dialog')
    await dialog.getByLabel('Who or what uses it').fill('Till 3')
    await dialog.getByRole('button', { name: 'Only looks' }).click()
    await dialog.getByLabel('See webhooks').uncheck()
    await dialog.getByLabel('Sell, correct and take back').check()
    expect(await violations(page)).toEqual([])
    await dialog.getByRole('button', { name: 'Make the key' }).click()
    const first = await dialog.getByText(/^risiti_/).textContent()
    await button('I have it').click()
    const row = page
      .getByRole('list', { name: 'API keys' })
      .getByRole('listitem')
      .filter({ hasText: 'Till 3' })
    expect(await row.getByText(/See sales/).textContent()).toBe(
      'See sales and receipts · See items and stock · See devices · Follow what happens · Sell, correct and take back',
    )
    expect(await page.content()).not.toContain(first)
    expect(await admit(first!)).toBe(200)
    await row.getByRole('button', { name: 'Replace' }).click()
    await dialog.getByLabel('The old key works').selectOption('0')
    await dialog.getByRole('button', { name: 'Make the new key' }).click()
    const second = await dialog.getByText(/^risiti_/).textContent()
    await button('I have it').click()
    expect([await admit(first!), await admit(second!)]).toEqual([401, 200])
    await row.getByRole('button', { name: 'Revoke' }).click()
    await dialog.getByRole('button', { name: 'Revoke it' }).click()
    await row.waitFor({ state: 'detached' })
    expect(await admit(second!)).toBe(401)
    await page.getByLabel('Show those that have ended').check()
    await row.filter({ hasText: 'Revoked' }).waitFor()
    await row.filter({ hasText: 'Ended' }).waitFor()
  })

  test('suits a screen reader, a phone and the dark, on every page', async () => {
    await expectSuited(page, shops.gateway.url, ['/keys'])
  }, 60_000)
})
