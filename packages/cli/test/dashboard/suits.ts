import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { Page } from 'playwright-core'
import { expect } from 'vitest'

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

/** Holds that axe finds nothing wrong on screens, in light and dark, and that a phone shows their whole width. */
export async function expectSuited(page: Page, url: string, paths: readonly string[]): Promise<void> {
  const found: unknown[] = []
  await page.setViewportSize({ width: 360, height: 740 })
  for (const path of paths) {
    await page.goto(url + path)
    await page.locator('main h1').waitFor()
    found.push(...(await violations(page)).map((violation) => [path, ...violation]))
    expect([path, await page.evaluate('document.documentElement.scrollWidth')]).toEqual([path, 360])
  }
  await page.setViewportSize({ width: 1280, height: 900 })
  expect(found).toEqual([])
}

/** What axe finds wrong with what is shown, with the elements. Frames show receipts: pages of their own. */
export async function violations(page: Page): Promise<unknown[][]> {
  await page.evaluate(AXE)
  const found: unknown[][] = []
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme })
    const options = colorScheme === 'light' ? {} : { runOnly: ['color-contrast'] }
    const seen = (await page.evaluate(axeRun(options))) as unknown[]
    found.push(...seen.map((violation) => [colorScheme, violation]))
  }
  await page.emulateMedia({ colorScheme: null })
  return found
}

const axeRun = (
  options: object,
) => `axe.run(document, ${JSON.stringify({ iframes: false, resultTypes: ['violations'], ...options })})
  .then(({ violations }) => violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html.slice(0, 120))]))`
