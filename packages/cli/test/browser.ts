import { execFile } from 'node:child_process'
import { existsSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import { promisify } from 'node:util'
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core'

const NAMES = ['chromium', 'google-chrome', 'chromium-browser']

/** The browser of this machine, where there is one. */
export const installedBrowser = (process.env.PATH ?? '')
  .split(delimiter)
  .flatMap((folder) => NAMES.map((name) => join(folder, name)))
  .find((path) => existsSync(path))

/** A browser that notes everything that went wrong in its pages. */
export class WatchedBrowser {
  readonly #browser: Browser
  readonly context: BrowserContext
  /** Errors of scripts, of the console, of the content policy, and requests that failed. */
  readonly complaints: string[] = []

  private constructor(browser: Browser, context: BrowserContext) {
    this.#browser = browser
    this.context = context
    context.on('page', (page) => this.#watch(page))
  }

  static async launch(origin: string): Promise<WatchedBrowser> {
    // A sandbox of its own cannot be had by root.
    const browser = await chromium.launch({ executablePath: installedBrowser!, args: ['--no-sandbox'] })
    const context = await browser.newContext({ viewport: { width: 1280, height: 900 } })
    await context.grantPermissions(['clipboard-read', 'clipboard-write'], { origin })
    context.setDefaultTimeout(15_000)
    return new WatchedBrowser(browser, context)
  }

  close(): Promise<void> {
    return this.#browser.close()
  }

  #watch(page: Page): void {
    page.on('pageerror', (error) => this.complaints.push(String(error)))
    page.on('console', (message) => {
      if (['error', 'warning'].includes(message.type())) this.complaints.push(message.text())
    })
    page.on('request', (request) => {
      const { hostname, protocol } = new URL(request.url())
      if (protocol.startsWith('http') && hostname !== '127.0.0.1')
        this.complaints.push(`asked ${hostname} for something`)
    })
  }
}

/** Runs a command as it was copied, in a shell. */
export async function runInShell(command: string): Promise<string> {
  return (await promisify(execFile)('sh', ['-c', command])).stdout
}
