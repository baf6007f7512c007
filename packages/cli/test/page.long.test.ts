import { randomBytes } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Gateway, readConfig, startGateway } from '@risiti/gateway'
import { FAULTS, type Sandbox, startSandbox, type Taxpayers } from '@risiti/sandbox'
import type { Page } from 'playwright-core'
import decodeQr from 'qr/decode.js'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { addSandboxDevice } from '#src/sandbox-devices.js'
import { readPng } from '../../gateway/test/receipts/browser.js'
import { installedBrowser, runInShell, WatchedBrowser } from './browser.js'

if (!installedBrowser) {
  if (process.env.CI) throw new Error('a browser is missing: CI must install chromium')
  process.stdout.write('page: not looked at in a browser here, because none is installed\n')
}

describe.runIf(installedBrowser)('the page of the sandbox', () => {
  let sandbox: Sandbox
  let browser: WatchedBrowser
  let page: Page

  beforeAll(async () => {
    sandbox = await startSandbox({ port: 0 })
    browser = await WatchedBrowser.launch(sandbox.url)
    page = await browser.context.newPage()
  })
  afterAll(async () => {
    await browser.close()
    await sandbox.close()
  })
  afterEach(() => expect(browser.complaints.splice(0)).toEqual([]))

  const open = (path: string) => page.goto(sandbox.url + path)
  const exchanges = () => page.getByRole('region', { name: 'Exchanges' }).getByRole('listitem')
  const copied = () => page.evaluate('navigator.clipboard.readText()') as Promise<string>
  const askTime = async () => {
    await open('/')
    await exchanges().filter({ hasText: 'getServerTime' }).last().click()
    await page.getByRole('button', { name: 'Copy as curl' }).click()
    await page.getByRole('button', { name: 'Copied' }).waitFor()
    return copied()
  }

  test('says what to do first, which works and appears while one looks on', async () => {
    await open('/')
    await page.getByRole('heading', { name: 'Nothing arrived yet' }).waitFor()
    for (const { url } of JSON.parse(await (await fetch(`${sandbox.url}/_sandbox/doors`)).text()).doors)
      await page.getByText(url, { exact: true }).waitFor()
    const commands = await page.getByRole('region', { name: /^Command: A first call/ }).allInnerTexts()
    expect(commands).toHaveLength(2)
    for (const command of commands) await runInShell(command)
    expect(sandbox.journal().map(({ operation, outcome }) => [operation, outcome])).toEqual([
      ['getServerTime', 'accepted'],
      ['selectInitOsdcInfo', 'accepted'],
    ])
    await exchanges().nth(1).waitFor()
    expect(await exchanges().first().textContent()).toContain('selectInitOsdcInfo')
  })

  test('filters calls, and walks through them by keyboard', async () => {
    await runInShell(`curl -sS ${sandbox.url}/etims-api/selectItemList -d '{}'`)
    await open('/')
    await exchanges().nth(2).waitFor()
    await page.getByRole('combobox', { name: 'Outcome' }).selectOption('Refused')
    await page.getByText('1 of 3 calls').waitFor()
    await page.getByRole('combobox', { name: 'Outcome' }).selectOption('Any outcome')
    await page.getByRole('searchbox').fill('t101')
    await page.getByText('1 of 3 calls').waitFor()
    expect(await exchanges().textContent()).toContain('getServerTime')
    await page.getByRole('searchbox').fill('')
    await page.getByText('3 calls', { exact: true }).waitFor()
    await exchanges().first().getByRole('link').focus()
    await page.keyboard.press('ArrowDown')
    await page.getByRole('heading', { level: 1, name: 'selectInitOsdcInfo' }).waitFor()
    await page.keyboard.press('ArrowDown')
    await page.getByRole('heading', { level: 1, name: 'getServerTime' }).waitFor()
  })

  test.each([
    ['on KRA’s own host', '/etims-api/selectItemList', false],
    ['through GavaConnect', '/etims-oscu/api/v1/selectItemList', true],
  ])('copies a call as a command that works, %s', async (_where, path, wantsToken) => {
    const kenyans = await fetch(`${sandbox.url}/_sandbox/taxpayers?authority=etims`)
    const [unit] = ((await kenyans.json()) as Pick<Taxpayers, 'etims'>).etims
    const { tin, bhfId, cmcKey, consumerKey, consumerSecret, apigeeAppId } = unit!
    const login = { authorization: `Basic ${btoa(`${consumerKey}:${consumerSecret}`)}` }
    const token = `${sandbox.url}/v1/token/generate?grant_type=client_credentials`
    const bearer = async () =>
      (await (await fetch(token, { headers: login })).json()) as { access_token: string }
    const headers = {
      ...{ 'content-type': 'application/json', tin, bhfId, cmcKey: cmcKey! },
      ...(wantsToken
        ? { authorization: `Bearer ${(await bearer()).access_token}`, apigee_app_id: apigeeAppId }
        : {}),
    }
    const body = JSON.stringify({ tin, bhfId, lastReqDt: '20200101000000' })
    await fetch(sandbox.url + path, { method: 'POST', headers, body })
    const original = sandbox.journal().at(-1)!
    await open(`/?exchange=${original.id}`)
    await page.getByRole('button', { name: 'Copy as curl' }).click()
    await page.getByRole('button', { name: 'Copied' }).waitFor()
    await runInShell(await copied())
    const again = sandbox.journal().at(-1)!
    expect([again.code, again.response]).toEqual([original.code, expect.anything()])
    expect({ ...again.raw.request, headers: {} }).toEqual({ ...original.raw.request, headers: {} })
    expect(['000', '001']).toContain(again.code)
  })

  test('copies a sealed envelope as it came', async () => {
    expect(JSON.parse(await runInShell(await askTime())).returnStateInfo.returnCode).toBe('00')
  })

  test('arms and disarms every fault with a switch, and calls fail', async () => {
    const command = await askTime()
    await open('/faults')
    expect(
      await page.getByRole('switch').evaluateAll((all) => all.map((one) => one.getAttribute('aria-label'))),
    ).toEqual(Object.keys(FAULTS))
    for (const name of Object.keys(FAULTS)) {
      await page.getByRole('switch', { name, exact: true }).click()
      await page.getByRole('switch', { name, exact: true, checked: true }).waitFor()
    }
    expect(sandbox.faults.list().map(({ fault }) => fault)).toEqual(Object.keys(FAULTS))
    await page.getByRole('button', { name: 'Clear all' }).click()
    await page.getByRole('switch', { checked: true }).first().waitFor({ state: 'detached' })
    const toggle = page.getByRole('switch', { name: 'http-5xx' })
    await page
      .getByRole('listitem')
      .filter({ has: toggle })
      .getByRole('combobox', { name: 'Operation' })
      .fill('T101')
    await toggle.click()
    await page.getByText('Armed: every call of T101, with 503.').waitFor()
    expect(await runInShell(command)).toContain('503')
    await page.getByRole('link', { name: '1 fault armed' }).waitFor()
    await toggle.click()
    await page.getByText('Armed: every call of T101, with 503.').waitFor({ state: 'detached' })
    expect(JSON.parse(await runInShell(command)).returnStateInfo.returnCode).toBe('00')
    await page.getByRole('link', { name: 'Journal' }).click()
    await page.getByRole('combobox', { name: 'Outcome' }).selectOption('Hit by a fault')
    await page.getByText(/^1 of \d+ calls$/).waitFor()
  })

  test('shows every switch of both authorities in words, and sets one', async () => {
    await open('/behaviour')
    const { efris, etims } = (await (await fetch(`${sandbox.url}/_sandbox/switches`)).json()) as Record<
      string,
      object
    >
    const settings = page.getByRole('main').getByRole('listitem')
    await settings.first().waitFor()
    const shown = await settings.locator('p').allTextContents()
    expect(shown.filter((_text, index) => index % 2 === 0)).toEqual(
      Object.keys({ ...efris }).concat(Object.keys({ ...etims })),
    )
    expect(shown.filter((text) => text === '')).toEqual([])
    await page.getByRole('switch', { name: 'paymentSum' }).click()
    await expect.poll(() => sandbox.books.efris.switches.paymentSum).toBe(true)
    await page.getByRole('checkbox', { name: 'Members that nobody knows' }).first().click()
    await expect.poll(() => sandbox.books.efris.switches.strict).toEqual(['unknown-members'])
  })

  test('moves and stops the time at the authorities', async () => {
    const before = sandbox.clock.now().getTime()
    await open('/clock')
    await page.getByRole('switch', { name: 'The clock runs' }).click()
    await page.getByText('It stands still.').waitFor()
    await page.getByRole('button', { name: '1 week' }).click()
    const shown = page.getByRole('main').getByRole('time').or(page.locator('main time'))
    await expect
      .poll(() => sandbox.clock.now().getTime() - before, { timeout: 5000 })
      .toBeGreaterThan(7 * 86_400_000)
    await expect.poll(() => shown.first().getAttribute('datetime')).toBe(sandbox.clock.now().toISOString())
    await page.getByLabel('Day and time in East Africa').fill('2026-07-01T00:00')
    await page.getByRole('button', { name: 'Set', exact: true }).click()
    await expect.poll(() => sandbox.clock.now().toISOString()).toBe('2026-06-30T21:00:00.000Z')
  })

  test('fits a phone at every place', async () => {
    await page.setViewportSize({ width: 360, height: 740 })
    const widths: [url: string, width: unknown][] = []
    const measure = async () => {
      await page.locator('h1, [type=search]').filter({ visible: true }).first().waitFor()
      widths.push([page.url(), await page.evaluate('document.documentElement.scrollWidth')])
    }
    await open('/')
    const places = page.getByRole('navigation').getByRole('link')
    for (let place = 1; place < (await places.count()); place += 1) {
      await places.nth(place).click()
      if (page.url().endsWith('/taxpayers')) await page.getByText('RISITI EXAMPLE TRADERS').click()
      await measure()
    }
    for (const path of ['/', '/?exchange=1', '/verify']) {
      await open(path)
      await measure()
    }
    expect(widths).toHaveLength(10)
    expect(widths.filter(([, width]) => width !== 360)).toEqual([])
    await page.setViewportSize({ width: 1280, height: 900 })
  })

  test('keeps a state, starts all over when asked twice, and goes back', async () => {
    await open('/behaviour')
    await page.getByRole('switch', { name: 'offlineNumbers' }).click()
    await expect.poll(() => sandbox.books.efris.switches.offlineNumbers).toBe(true)
    await page.getByLabel('Keep the present state as').fill('with numbers checked')
    await page.getByRole('button', { name: 'Keep', exact: true }).click()
    const back = page.getByRole('button', { name: 'Go back to it' })
    await back.waitFor()
    await page.getByRole('button', { name: 'Start all over' }).click()
    await page.getByRole('dialog').getByRole('button', { name: 'Start all over' }).click()
    await expect.poll(() => sandbox.journal()).toEqual([])
    await page.getByRole('link', { name: 'Journal' }).click()
    await page.getByRole('heading', { name: 'Nothing arrived yet' }).waitFor()
    expect(sandbox.books.efris.switches.offlineNumbers).toBe(false)
    await page.getByRole('link', { name: 'Behaviour' }).click()
    await back.click()
    await expect.poll(() => sandbox.books.efris.switches.offlineNumbers).toBe(true)
    sandbox.reset()
  })

  describe('behind the code of a receipt', () => {
    const ADMIN_KEY = randomBytes(16).toString('hex')
    let gateway: Gateway
    let folder: string

    beforeAll(async () => {
      folder = await mkdtemp(join(tmpdir(), 'risiti-page-'))
      const config = readConfig({
        RISITI_ADMIN_KEY: ADMIN_KEY,
        RISITI_MASTER_KEY: randomBytes(32).toString('base64'),
        RISITI_DATABASE_URL: join(folder, 'risiti.db'),
        RISITI_PORT: '0',
      })
      gateway = await startGateway(config)
      const connection = { name: 'gateway', url: gateway.url, key: ADMIN_KEY } as const
      await addSandboxDevice(connection, sandbox.url, { id: 'ug-shop-1', authority: 'efris' })
      await addSandboxDevice(connection, sandbox.url, { id: 'ke-shop-1', authority: 'etims' })
    })
    afterAll(async () => {
      await gateway.close()
      await rm(folder, { recursive: true, force: true })
    })

    /** Sells, shows the receipt, and looks at it with a camera. */
    const scanned = async (device: string, line: object) => {
      const sale = {
        type: 'receipt',
        number: 'T-1',
        device,
        issuedAt: new Date().toISOString(),
        lines: [line],
      }
      const answer = await fetch(`${gateway.url}/v1/documents`, {
        method: 'POST',
        headers: {
          authorization: `Bearer ${ADMIN_KEY}`,
          'content-type': 'application/json',
          'idempotency-key': device,
          prefer: 'wait=10',
        },
        body: JSON.stringify({ ...sale, currency: device.startsWith('ug') ? 'UGX' : 'KES' }),
      })
      const { id, fiscal } = (await answer.json()) as { id: string; fiscal: { number: string } }
      await page.setExtraHTTPHeaders({ authorization: `Bearer ${ADMIN_KEY}` })
      await page.goto(`${gateway.url}/v1/documents/${id}/receipt?format=html`)
      await page.setExtraHTTPHeaders({})
      const picture = readPng(await page.locator('svg').last().screenshot())
      return { number: fiscal.number, text: decodeQr(picture, { effort: 4, timeLimit: 8000 }) }
    }

    test.each([
      ['ug-shop-1', { item: 'SODA-500', quantity: '2', unitPrice: '2500' }, 'UGX 5,000', 'Soda 500 ml'],
      ['ke-shop-1', { item: 'KE2NTNO0000001', quantity: '2', unitPrice: '100' }, 'KES 200', 'Soda 500 ml'],
    ])('there is the document that the authority holds: %s', async (device, line, total, name) => {
      const { number, text } = await scanned(device, line)
      expect(text).toContain(sandbox.url)
      await page.goto(text)
      const shown = page.getByRole('article')
      for (const words of [number, total, name, 'Valid'])
        await shown.getByText(words, { exact: true }).waitFor()
      await page.getByText('TEST – NOT A FISCAL RECEIPT').waitFor()
      await open('/ledger')
      await page.getByRole('link', { name: number }).click()
      await page.getByRole('article').getByText(number, { exact: true }).waitFor()
      await page.goto(text.replace(/.$/, (last) => (last === 'A' || last === '1' ? '2' : 'A')))
      await page.reload()
      await page.getByRole('alert').waitFor()
      expect(await page.getByRole('article').count()).toBe(0)
    })
  })
})
