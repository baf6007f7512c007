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

  test('adds an account with its first key, keeps it out and lets it in, and shows it nothing of another', async () => {
    const { id } = await shops.sell('ke-shop-1', 'SECRET-1')
    await page.goto(`${shops.gateway.url}/accounts`)
    await button('Add an account').click()
    const dialog = page.getByRole('dialog')
    await dialog.getByLabel('Whose it is').fill('Acacia Stationers Ltd')
    await dialog.getByLabel('What its people type').fill('acacia')
    await button('Add it').click()
    await dialog.getByLabel('Who or what uses it').fill('The owner')
    await button('Make the key').click()
    const key = (await dialog.getByText(/^risiti_/).textContent())!
    await button('I have it').click()
    const row = page
      .getByRole('list', { name: 'Accounts' })
      .getByRole('listitem')
      .filter({ hasText: 'Acacia' })
    await row.getByRole('button', { name: 'Suspend' }).click()
    await button('Suspend it').click()
    await row.getByText('Suspended').waitFor()
    expect(await admit(key)).toBe(401)
    await row.getByRole('button', { name: 'Let it in again' }).click()
    await row.getByText('Open', { exact: true }).waitFor()
    const other = await (await browser.context.browser()!.newContext()).newPage()
    await other.goto(`${shops.gateway.url}/documents/${id}`)
    await other.getByRole('button', { name: 'Sign in with an API key' }).click()
    await other.getByLabel('API key').fill(key)
    await other.getByRole('button', { name: 'Sign in', exact: true }).click()
    await other.getByRole('heading', { name: 'There is no such document' }).waitFor()
    for (const path of ['/devices/ke-shop-1', '/documents', '/accounts', '/']) {
      await other.goto(shops.gateway.url + path)
      await other.locator('main h1').waitFor()
      await other.getByText('The owner · acacia').first().waitFor()
      expect(await other.content()).not.toMatch(/SECRET-1|P\d{9}[A-Z]/)
    }
    await other.context().close()
  })

  test('adds people who sign in, changes what they are, and removes them', async () => {
    await page.goto(`${shops.gateway.url}/settings`)
    await button('Add somebody').click()
    const dialog = page.getByRole('dialog')
    await dialog.getByLabel('Name').fill('Okello')
    await dialog.getByLabel('Password').fill('too short')
    await button('Add them').click()
    await dialog.locator('input:invalid').waitFor()
    await dialog.getByLabel('Password').fill('matoke in the morning')
    expect(await violations(page)).toEqual([])
    await button('Add them').click()
    // The dialog, until it has gone, offers the same words.
    const people = page.getByRole('list', { name: 'People' })
    await people.getByText('Cashier: sells').waitFor()
    await button('Change okello').click()
    await dialog.getByLabel('What they are').selectOption('auditor')
    await button('Save').click()
    await people.getByText('Auditor: sees').waitFor()
    const own = await (await browser.context.browser()!.newContext()).newPage()
    await own.goto(`${shops.gateway.url}/settings`)
    await own.getByLabel('Name').fill('okello')
    await own.getByLabel('Password').fill('matoke in the morning')
    await own.getByRole('button', { name: 'Sign in', exact: true }).click()
    await own.getByRole('button', { name: 'Change your password' }).click()
    await own.getByLabel('The password that you have').fill('a wrong one, surely')
    await own.getByLabel('The new one').fill('groundnuts at noon')
    await own.getByRole('button', { name: 'Change it' }).click()
    await own.getByRole('alert').getByText('The name or the password is wrong.').waitFor()
    await own.getByLabel('The password that you have').fill('matoke in the morning')
    await own.getByRole('button', { name: 'Change it' }).click()
    await own.getByRole('dialog').waitFor({ state: 'detached' })
    expect(await own.getByRole('list', { name: 'People' }).count()).toBe(0)
    await own.goto(`${shops.gateway.url}/devices/ke-shop-1`)
    await own.getByRole('link', { name: 'Its documents' }).waitFor()
    await own.getByText('Last heard of').waitFor()
    expect(await own.locator('main').getByRole('button').count()).toBe(0)
    await button('Remove okello').click()
    await button('Remove them').click()
    await page.getByText('Nobody signs in with a password yet.').waitFor()
    await own.getByText('You are not signed in any more.').waitFor()
    await own.context().close()
  })

  test('says how the receipts of a device look', async () => {
    await page.goto(`${shops.gateway.url}/settings`)
    await button('Change the receipts of ke-shop-1').click()
    const dialog = page.getByRole('dialog')
    await dialog.getByLabel('Language').selectOption('sw')
    await dialog.getByLabel('Your own lines at the end').fill('Karibu tena\n\n<b>Asante</b>')
    await dialog
      .getByLabel('Logo')
      .setInputFiles({ name: 'x.png', mimeType: 'image/png', buffer: Buffer.from('no picture') })
    expect(await violations(page)).toEqual([])
    await button('Save').click()
    await dialog.getByRole('alert').getByText(/logo/).waitFor()
    await button('Without a logo').click()
    await button('Save').click()
    await page.getByText('Swahili · As the till asks · a foot of your own').waitFor()
    expect(await shops.read('/v1/devices/ke-shop-1/receipt-settings')).toMatchObject({
      language: 'sw',
      footer: ['Karibu tena', '<b>Asante</b>'],
    })
  })

  test('suits a screen reader, a phone and the dark, on every page', async () => {
    await expectSuited(page, shops.gateway.url, ['/keys', '/accounts', '/settings'])
  }, 60_000)
})
