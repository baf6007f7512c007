import { once } from 'node:events'
import { mkdtemp, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { ROOT, risiti, startServer } from './risiti.js'

let up: Awaited<ReturnType<typeof startServer>>
let env: Record<string, string>
/** Where packs are made. */
let made: string
/** Where they are checked: nothing else is there. */
let elsewhere: string

beforeAll(async () => {
  up = await startServer(['up', '--port', '0'])
  env = { RISITI_URL: up.ready.gateway.url, RISITI_API_KEY: up.ready.adminKey }
  made = await mkdtemp(join(tmpdir(), 'risiti-made-'))
  elsewhere = await mkdtemp(join(tmpdir(), 'risiti-elsewhere-'))
  for (const name of ['ug-receipt', 'ke-receipt'])
    expect((await risiti(['submit', `examples/${name}.json`], env)).code).toBe(0)
}, 60_000)

afterAll(async () => {
  await up.stop()
  for (const folder of [made, elsewhere]) await rm(folder, { recursive: true, force: true })
})

/** Checks in the other folder, with no gateway to ask. */
const verify = (...args: readonly string[]) =>
  risiti(['verify', ...args], { RISITI_URL: 'http://127.0.0.1:1', RISITI_API_KEY: 'none' }, elsewhere)

describe('risiti export and risiti verify', () => {
  let pack: Buffer

  it('pack what happened, and check it in an empty folder without a gateway', async () => {
    const out = join(made, 'all.ndjson')
    const exported = await risiti(['export', '--texts', '--out', out], env)
    expect(exported).toMatchObject({ code: 0, err: '' })
    expect(exported.out).toMatch(
      /: whole\. \d+ events from the first up to \d+, [1-9]\d* texts\. Head: [0-9a-f]{64}\n$/,
    )
    expect(await readdir(made)).toEqual(['all.ndjson'])
    // It names buyers.
    expect((await stat(out)).mode & 0o777).toBe(process.platform === 'win32' ? 0o666 : 0o600)
    await rename(out, join(elsewhere, 'all.ndjson'))
    pack = await readFile(join(elsewhere, 'all.ndjson'))
    expect(pack.toString()).toContain('doc_')
    const head = exported.out.split('Head: ')[1]
    const checked = await verify('all.ndjson')
    expect(checked).toMatchObject({ code: 0, err: '' })
    expect(checked.out).toBe(`all.ndjson: ${exported.out.slice(out.length + 2)}`)
    const json = await verify('all.ndjson', '--json')
    expect(json.code).toBe(0)
    expect(JSON.parse(json.out)).toMatchObject({
      file: 'all.ndjson',
      whole: true,
      head: { link: head!.trim() },
    })
  }, 60_000)

  it.each([
    ['the first event', /^\{"event"/, / at event \d+\. /],
    [
      'a text',
      /^\{"text"/,
      / at event \d+\. The request of attempt 1, which event \d+ \(sending of doc_\w+\)/,
    ],
    ['the head', /^\{"head"/, /\. /],
  ])(
    'name the line in which a byte of %s was flipped, and end with 1',
    async (_, beginning, what) => {
      const lines = pack.toString('latin1').split('\n')
      const line = lines.findIndex((each) => beginning.test(each))
      const at = lines.slice(0, line).join('\n').length + 1 + Math.floor(lines[line]!.length / 2)
      const broken = Buffer.from(pack)
      broken[at]! ^= 1
      await writeFile(join(elsewhere, 'broken.ndjson'), broken)
      const { code, out, err } = await verify('broken.ndjson')
      expect({ code, out }).toEqual({ code: 1, out: '' })
      expect(err).toContain(`broken.ndjson is broken at line ${line + 1}`)
      expect(err).toMatch(what)
    },
    60_000,
  )

  it('say so as JSON too, and end with 1 where a pack was cut, is missing, or leaves a gap', async () => {
    await writeFile(join(elsewhere, 'cut.ndjson'), pack.subarray(0, pack.lastIndexOf('{"head"')))
    const cut = await verify('cut.ndjson', '--json')
    expect(cut.code).toBe(1)
    expect(JSON.parse(cut.out)).toMatchObject({ file: 'cut.ndjson', whole: false })
    expect(await verify('absent.ndjson')).toMatchObject({
      code: 1,
      out: '',
      err: expect.stringContaining('absent.ndjson'),
    })
    const twice = await verify('all.ndjson', 'all.ndjson')
    expect(twice).toMatchObject({ code: 1, err: expect.stringMatching(/^all\.ndjson is broken at line 1/) })
  }, 60_000)

  it('say what is wrong with a file, or that the gateway broke off, and leave nothing of such a pack', async () => {
    expect(await verify('.')).toMatchObject({
      code: 1,
      err: expect.stringMatching(/^\. cannot be read: it is a folder\.\n$/),
    })
    const nowhere = await risiti(['export', '--out', join(made, 'none', 'pack.ndjson')], env)
    expect(nowhere).toMatchObject({
      code: 1,
      err: expect.stringMatching(/pack\.ndjson\.part cannot be written: its folder does not exist\.\n$/),
    })
    const half = createServer((_, response) => {
      response.write(pack.subarray(0, 1_000), () => response.destroy())
    })
    half.listen(0, '127.0.0.1')
    await once(half, 'listening')
    const { port } = half.address() as AddressInfo
    const brokenOff = await risiti(['export', '--out', join(made, 'half.ndjson')], {
      ...env,
      RISITI_URL: `http://127.0.0.1:${port}`,
    })
    half.close()
    expect(brokenOff).toMatchObject({
      code: 1,
      out: '',
      err: expect.stringContaining('The gateway broke off'),
    })
    expect(await readdir(made)).toEqual([])
  }, 60_000)

  it('leave no pack behind that was not made, with 1 when refused, and 2 when misused', async () => {
    const out = join(made, 'none.ndjson')
    const refused = await risiti(['export', '--out', out], { ...env, RISITI_API_KEY: 'wrong' })
    expect(refused).toMatchObject({ code: 1, out: '', err: expect.stringContaining('API key') })
    const wrong = await risiti(['export', '--from', 'yesterday', '--out', out], env)
    expect(wrong).toMatchObject({ code: 1, err: expect.stringContaining('from') })
    expect(await readdir(made)).toEqual([])
    for (const misused of [['export'], ['verify'], ['verify', 'all.ndjson', '--quick']])
      expect(await risiti(misused, env, ROOT)).toMatchObject({ code: 2, out: '' })
  }, 60_000)
})
