import type { Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { installedBrowser, WatchedBrowser } from '../browser.js'
import { Shops } from './shops.js'
import { violations } from './suits.js'

const HOUR_MS = 3_600_000
const PASSWORD = 'a long and quiet evening'

describe.runIf(installedBrowser)('signing in to the dashboard', () => {
  let ahead = 0
  let elapsed = 0
  let shops: Shops
  let browser: WatchedBrowser
  let page: Page

  beforeAll(async () => {
    shops = await Shops.open(true, {
      clock: { now: () => new Date(Date.now() + ahead) },
      elapsed: () => elapsed,
    })
    await shops.call('/v1/users', {
      method: 'POST',
      body: { name: 'Amina', role: 'manager', password: PASSWORD },
    })
    browser = await WatchedBrowser.launch(shops.gateway.url)
    page = await browser.context.newPage()
  }, 40_000)
  afterAll(async () => {
    await browser.close()
    await shops.close()
  })
  afterEach(() =>
    expect(browser.complaints.splice(0).filter((words) => !/status of 4\d\d/.test(words))).toEqual([]),
  )

  const button = (name: string | RegExp) => page.getByRole('button', { name, exact: true })
  const title = () => page.getByRole('heading', { name: 'Sign in to Risiti' })
  const enter = async (password: string) => {
    await page.getByLabel('Name').fill('amina')
    await page.getByLabel('Password').fill(password)
    await button('Sign in').click()
  }

  test('says after wrong passwords when to try again, and leads to the page that was asked for', async () => {
    await page.goto(`${shops.gateway.url}/documents?status=rejected`)
    await title().waitFor()
    expect(await violations(page)).toEqual([])
    for (let guess = 1; guess <= 8; guess++) {
      const answer = page.waitForResponse('**/v1/sessions')
      await enter(`wrong password ${guess}`)
      expect((await answer).status()).toBe(401)
      await button('Sign in').and(page.locator(':not([aria-disabled])')).waitFor()
      elapsed += guess < 8 ? 60_000 : 0
    }
    await page.getByRole('alert').getByText('The name or the password is wrong.').waitFor()
    await enter(PASSWORD)
    const told = await page.getByText(/Try again at/).textContent()
    expect(told).toMatch(/^There were too many wrong passwords\. Try again at \d\d:\d\d:\d\d\.$/)
    await button(/^Wait \d+ s$/).waitFor()
    elapsed += 8000
    await button('Sign in').and(page.locator(':not([aria-disabled])')).click()
    await page.getByRole('heading', { name: 'Documents' }).waitFor()
    expect(new URL(page.url()).search).toBe('?status=rejected')
    await page.getByText('amina · default').first().waitFor()
  })

  test('keeps what proves who one is from scripts, and takes changes from its own pages only', async () => {
    const policy = (await page.goto(shops.gateway.url))!.headers()['content-security-policy']
    expect(policy).toMatch(/script-src 'self';/)
    expect(policy).not.toMatch(/unsafe/)
    const seen = await page.evaluate(
      '[document.cookie, sessionStorage.length, Object.entries(localStorage).join()]',
    )
    expect(seen).toEqual(['', 0, 'risiti-sign-in,{"way":"password","account":"default"}'])
    const signOut = (headers: object) =>
      page.evaluate(
        `fetch('/v1/sessions', { method: 'DELETE', headers: ${JSON.stringify(headers)} }).then(({ status }) => status)`,
      )
    expect(await signOut({})).toBe(403)
    expect(await signOut({ 'x-csrf-token': 'guessed' })).toBe(403)
    await page.getByRole('heading', { name: 'Overview' }).waitFor()
  })

  test('shows a user what their role may see', async () => {
    await page.getByRole('link', { name: 'Webhooks' }).first().waitFor()
    expect(await page.getByRole('link', { name: 'API keys' }).count()).toBe(0)
  })

  test('asks anew when the session has ended, and leads back', async () => {
    await page.goto(`${shops.gateway.url}/documents?q=A-1&status=fiscalised`)
    await page.getByText('Nothing fits').waitFor()
    ahead += 15 * HOUR_MS
    await page.getByText('You are not signed in any more.').waitFor()
    await title().waitFor()
    await enter(PASSWORD)
    await page.getByText('Nothing fits').waitFor()
    expect(new URL(page.url()).search).toBe('?q=A-1&status=fiscalised')
    expect(await page.getByRole('searchbox').inputValue()).toBe('A-1')
  })

  test('lets out, and in again with no more than a keyboard', async () => {
    await button('Sign out').click()
    await title().waitFor()
    await page.reload()
    await title().waitFor()
    expect(await page.getByText('You are not signed in any more.').count()).toBe(0)
    for (const text of ['amina', PASSWORD]) {
      await page.keyboard.press('Tab')
      await page.keyboard.type(text)
    }
    await page.keyboard.press('Enter')
    await page.getByText('Nothing fits').waitFor()
    await page.reload()
    await page.getByText('Nothing fits').waitFor()
    await page.keyboard.press('Tab')
    await page.getByRole('link', { name: 'To the content' }).and(page.locator(':focus')).waitFor()
    await page.keyboard.press('Enter')
    await page.keyboard.press('Tab')
    await button('All').and(page.locator(':focus')).waitFor()
  })
})
