/**
 * Takes the pictures of docs/pictures: the main pages, on a desk in light, and on a phone in the dark.
 *
 *   npm run screenshots [-- FOLDER]
 *
 * It needs a Chromium in the PATH, as the tests of the pages do.
 */
import { existsSync, mkdirSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { chromium } from 'playwright-core'
import { ADMIN_KEY, openShops } from './screenshots/shop.js'
import { setUp } from './setup.js'

const FOLDER = process.argv[2] ?? fileURLToPath(new URL('../docs/pictures', import.meta.url))
const LOOKS = [
  ['desktop', 'light'],
  ['phone', 'dark'],
]
const SIZES = { desktop: { width: 1280, height: 860 }, phone: { width: 390, height: 844 } }

setUp()
mkdirSync(FOLDER, { recursive: true })
const business = await openShops()
const browser = await chromium.launch({
  channel: undefined,
  executablePath: installedChromium(),
  args: ['--no-sandbox'],
})
try {
  for (const [size, colorScheme] of LOOKS) await takeAll(size, SIZES[size], colorScheme)
} finally {
  await browser.close()
  await business.close()
}

/** The browser of this machine. */
function installedChromium() {
  const folders = (process.env.PATH ?? '').split(delimiter)
  const found = folders.map((folder) => join(folder, 'chromium')).find((path) => existsSync(path))
  if (!found) throw new Error('No chromium is in the PATH.')
  return found
}

async function takeAll(size, viewport, colorScheme) {
  const { shops, url } = business
  const pages = {
    overview: '/',
    documents: '/documents',
    document: `/documents/${shops.fiscal}`,
    refused: `/documents/${shops.refused}`,
    devices: '/devices',
    device: '/devices/kampala-road',
    items: '/items',
    webhooks: '/webhooks',
    keys: '/keys',
    accounts: '/accounts',
    settings: '/settings',
    welcome: '/welcome',
  }
  const context = await browser.newContext({ viewport, colorScheme, reducedMotion: 'reduce' })
  const page = await context.newPage()
  await page.clock.install({ time: business.now() })
  const take = (name, isWhole) =>
    page.screenshot({ path: join(FOLDER, `${name}-${size}-${colorScheme}.png`), fullPage: isWhole })
  await page.goto(url)
  await page.getByLabel('Password').waitFor()
  await take('sign-in', false)
  await signIn(page)
  for (const [name, path] of Object.entries(pages)) {
    await page.goto(url + path)
    await page.locator('main h1').waitFor()
    await page.waitForTimeout(1200)
    await take(name, size === 'desktop' && name !== 'documents')
  }
  await context.close()
}

async function signIn(page) {
  await page.getByRole('button', { name: 'Sign in with an API key' }).click()
  await page.getByLabel('API key').fill(ADMIN_KEY)
  await page.getByRole('button', { name: 'Sign in', exact: true }).click()
  await page.getByRole('heading', { name: 'Overview' }).waitFor()
}
