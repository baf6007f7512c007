import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { logoutCommand } from '#src/commands/login.js'
import { defaultUrl, saveDefault, savedKey, saveGateway } from '#src/saved-gateways.js'
import { welcome } from '#src/welcome.js'

const SHOP = 'https://gateway.shop.example'
const OWN = 'http://127.0.0.1:8787'
let folder: string

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'risiti-saved-'))
  vi.stubEnv('XDG_CONFIG_HOME', folder)
  vi.stubEnv('APPDATA', folder)
  vi.spyOn(process.stdout, 'write').mockReturnValue(true)
  saveGateway({ url: SHOP, key: 'a-key-that-nobody-guesses' })
  saveDefault(SHOP)
})

afterEach(() => {
  vi.restoreAllMocks()
  vi.unstubAllEnvs()
  rmSync(folder, { recursive: true, force: true })
})

it('is no more the one that was logged out of', async () => {
  await logoutCommand().parseAsync(['node', 'risiti', '--url', `${SHOP}/`])
  expect([savedKey(SHOP), defaultUrl()]).toEqual([undefined, OWN])
})

it('stays when another is logged out of', async () => {
  await logoutCommand().parseAsync(['node', 'risiti', '--url', OWN])
  expect([savedKey(SHOP), defaultUrl()]).toEqual(['a-key-that-nobody-guesses', SHOP])
})

it('is not the one that "up" starts while somebody is logged in elsewhere: what it gives to try would sell there', () => {
  const up = { gateway: OWN, adminKey: 'key', sandbox: { url: 'http://127.0.0.1:8788' }, state: undefined }
  expect(welcome({ ...up, meant: defaultUrl() })).toContain(
    `npx risiti submit examples/ug-receipt.json --url ${OWN}\n`,
  )
  expect(welcome({ ...up, meant: OWN })).toContain('npx risiti submit examples/ug-receipt.json\n')
})
