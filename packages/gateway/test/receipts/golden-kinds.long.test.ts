import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type PaperWidth, renderHtml } from '#src/receipts/index.js'
import { browser } from './browser.js'
import { longSale } from './dressed.js'
import { expectPicture, pdfPicture, pngPicture } from './golden-files.js'
import { KINDS } from './kinds.js'
import { openBrowser, printedPage } from './page-pictures.js'
import { toGreys } from './pictures.js'

const WIDTHS = ['58', '80', 'a4'] as const

/** A PDF and a PNG of a roll are set alike: of each kind one is kept of either. The plain invoices have all of both. */
const ROLLS: readonly (readonly [pdf: PaperWidth, png: PaperWidth])[] = [
  ['58', '80'],
  ['80', '58'],
]

const OTHERS = Object.entries(KINDS).filter(([name]) => !name.endsWith('-tax-invoice'))

/** Every kind of receipt as pictures, looked at by a person when they change. Draw them anew with UPDATE_GOLDEN=1. */
describe.each(OTHERS.map(([name, build], index) => [name, build, ...ROLLS[index % 2]!] as const))(
  '%s looks as it does on file',
  (name, build, roll, picture) => {
    test.each(['a4', roll] as const)('as a PDF, on %s', async (width) => {
      expectPicture(await pdfPicture(await build(), width), `${name}-${width}-pdf`, 'another')
    })

    test('as a PNG', async () => {
      expectPicture(await pngPicture(await build(), picture), `${name}-${picture}-png`, 'us')
    })
  },
)

if (!browser) {
  if (process.env.CI) throw new Error('a browser is missing: CI must install chromium')
  process.stdout.write('receipts: pages are not compared here, because no browser is installed\n')
}

describe.runIf(browser)('a page, as a browser prints it', () => {
  let running: Browser

  beforeAll(async () => {
    running = await openBrowser(browser!)
  })

  afterAll(() => running.close())

  test.each(WIDTHS)('of sixty lines and twelve digits is no wider than the paper, on %s', async (width) => {
    const { height } = await printedPage(running, renderHtml(longSale()), width)
    expect(height).toBeGreaterThan(1000)
  })

  describe.each(Object.entries(KINDS))('of %s', (name, build) => {
    test.each(WIDTHS)('looks as it does on file, on %s', async (width) => {
      const picture = await printedPage(running, renderHtml(await build()), width)
      expectPicture(toGreys(picture), `${name}-${width}-html`, 'another')
    })
  })
})
