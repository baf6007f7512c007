import { readFileSync } from 'node:fs'
import { type Browser, chromium } from 'playwright-core'
import type { PaperWidth } from '#src/receipts/index.js'
import { type Picture, readPng } from './browser.js'

/** What a browser leaves of each paper, CSS pixels: the page asks for edges of 4 mm, and a print head leaves more. */
const ACROSS: Readonly<Record<PaperWidth, number>> = { '58': 182, '80': 272, a4: 763 }

/** The bundled font in a page, so that the picture does not depend on what is installed. */
const FONT = `${['Regular', 'Bold']
  .map((weight) => {
    const file = readFileSync(new URL(`../../fonts/NotoSans-${weight}.ttf`, import.meta.url))
    return `@font-face { font-family: Bundled; font-weight: ${weight === 'Bold' ? '600 900' : '100 500'}; src: url(data:font/ttf;base64,${file.toString('base64')}) }`
  })
  .join('\n')}
  :root { --code: Bundled } body { font-family: Bundled !important }`

/** Opens the browser that is installed. */
export function openBrowser(executablePath: string): Promise<Browser> {
  const args = ['--no-sandbox', '--font-render-hinting=none', '--disable-lcd-text', '--disable-quic']
  return chromium.launch({ executablePath, args })
}

/** A page as it is printed on a paper, from its top to its end. @throws Error when it is wider than the paper. */
export async function printedPage(browser: Browser, html: string, width: PaperWidth): Promise<Picture> {
  const viewport = { width: ACROSS[width], height: 200 }
  const context = await browser.newContext({ bypassCSP: true, viewport })
  try {
    const page = await context.newPage()
    await page.emulateMedia({ media: 'print' })
    await page.setContent(html)
    await page.addStyleTag({ content: FONT })
    const [across, height] = (await page.evaluate(
      'document.fonts.ready.then(() => [document.documentElement.scrollWidth, document.documentElement.scrollHeight])',
    )) as [number, number]
    if (across > viewport.width) throw new Error(`the page is ${across} wide, the paper ${viewport.width}`)
    // What lies across a page lies across what is seen of it.
    await page.setViewportSize({ ...viewport, height })
    return readPng(await page.screenshot())
  } finally {
    await context.close()
  }
}
