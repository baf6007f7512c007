/**
 * Takes the pictures of docs/pictures: the main pages, on a desk and on a phone, in light and dark.
 *
 *   npm run screenshots [-- FOLDER]
 *
 * It needs a Chromium in the PATH, as the tests of the pages do.
 */
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { chromium } from 'playwright-core'
import { openShops } from './screenshots/shop.js'
import { setUp } from './setup.js'

const FOLDER = process.argv[2] ?? fileURLToPath(new URL('../docs/pictures', import.meta.url))
const SIZES = { desktop: { width: 1280, height: 860 }, phone: { width: 390, height: 844 } }

setUp()
mkdirSync(FOLDER, { recursive: true })
const business = await openShops()
const browser = await chromium.launch({
  channel: undefined,
  executablePath: '/usr/bin/chromium',
  args: ['--no-sandbox'],
})
try {
  for (const [size, viewport] of Object.entries(SIZES))
    for (const colorScheme of ['light', 'dark']) await takeAll(size, viewport, colorScheme)
} finally {
  await browser.close()
  await business.close()
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
  }
  const context = await browser.newContext({ viewport, colorScheme, reducedMotion: 'reduce' })
  const page = await context.newPage()
  for (const [name, path] of Object.entries(pages)) {
    await page.goto(url + path)
    await page.waitForLoadState('networkidle').catch(() => {})
    await page.locator('h1').waitFor()
    await page.screenshot({
      path: join(FOLDER, `${name}-${size}-${colorScheme}.png`),
      fullPage: name !== 'documents',
    })
  }
  await context.close()
}
