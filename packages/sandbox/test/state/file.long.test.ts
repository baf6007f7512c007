import { mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from '@photostructure/sqlite'
import { EfrisClient, KeyClient } from '@risiti/efris'
import * as efrisOperations from '@risiti/efris/operations'
import { EtimsClient } from '@risiti/etims'
import * as etimsOperations from '@risiti/etims/operations'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { startSandbox as startInEarnest } from '#src/index.js'
import { type Sandbox, startSandbox } from '#src/testing.js'
import { readExamples, runExample } from '../../../../scripts/reference/examples.js'
import { askAll, openShops, sell } from './shops.js'

let folder: string
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'risiti-state-'))
})
afterAll(() => rm(folder, { recursive: true, force: true }))

const fileOf = (name: string) => join(folder, `${name}.db`)

/** Does something with a sandbox on a file, and stops it. */
async function on<Result>(state: string, use: (sandbox: Sandbox) => Result | Promise<Result>, seed?: string) {
  const sandbox = await startSandbox({ state, ...(seed ? { seed } : {}) })
  try {
    return await use(sandbox)
  } finally {
    await sandbox.close()
  }
}

test('a sandbox that stops and starts goes on as one that runs through', async () => {
  const day = async (sandbox: Sandbox, numbers: readonly number[], cmcKey?: string) => {
    const shops = await openShops(sandbox, cmcKey)
    const answers = []
    for (const number of numbers) answers.push(await sell(shops, number))
    return { answers, cmcKey: shops.kenya.headers.cmcKey! }
  }
  const through = await startSandbox()
  const [whole] = [await day(through, [1, 2]), through.clock.advance(60_000)]
  const rest = await day(through, [2, 3], whole.cmcKey)
  const file = fileOf('through')
  const first = await on(file, (sandbox) => day(sandbox, [1, 2]))
  await on(file, (sandbox) => sandbox.clock.advance(60_000))
  expect(first).toEqual(whole)
  await on(file, async (sandbox) => {
    expect(await day(sandbox, [2, 3], first.cmcKey)).toEqual(rest)
    expect(askAll(sandbox)).toEqual(askAll(through))
  })
  await through.close()
})

test('everything that every operation does is there again', async () => {
  const file = fileOf('examples')
  const before = await on(file, async (sandbox) => {
    await runExamples(sandbox)
    return askAll(sandbox)
  })
  expect(methodsIn(file).length).toBeGreaterThan(27)
  expect(await on(file, askAll)).toEqual(before)
}, 60_000)

/** The operations that were kept, because they change something. */
function methodsIn(file: string): unknown[] {
  const database = new DatabaseSync(file, { readOnly: true })
  const rows = database.prepare(`SELECT DISTINCT act ->> '$[1].method' AS method FROM acts`).all()
  database.close()
  return rows.map((row) => (row as { method: unknown }).method)
}

/** T136 last: from then on the device has another key. */
const inOrder = (codes: string[]) => codes.sort((a, b) => Number(a === 'T136') - Number(b === 'T136'))

/** Calls every operation of both countries as its example says; what does not fit what came before is refused. */
async function runExamples(sandbox: Sandbox): Promise<void> {
  const { efris, etims } = sandbox.taxpayers()
  const ugandan = new Map(
    efris.map(({ tin, deviceNo, appId, privateKeyPem }) => {
      const keyClient = KeyClient.fromPem(privateKeyPem)
      return [deviceNo, new EfrisClient({ tin, deviceNo, appId, keyClient, environment: sandbox.url })]
    }),
  )
  const { tin, bhfId, dvcSrlNo } = etims[0]!
  const kenyan = new EtimsClient({ channel: 'oscu', tin, bhfId, environment: sandbox.url })
  await kenyan.selectInitOsdcInfo({ tin, bhfId, dvcSrlNo })
  const runs = [
    {
      examples: readExamples('efris'),
      operations: efrisOperations,
      clientOf: (device = '1000000001_01') => ugandan.get(device),
    },
    { examples: readExamples('etims'), operations: etimsOperations, clientOf: () => kenyan },
  ]
  for (const { examples, ...run } of runs)
    for (const code of inOrder([...examples.keys()]))
      await runExample({ examples, ...run } as never, code).catch(() => {})
  await Promise.all([...ugandan.values(), kenyan].map((client) => client.close()))
}

test('keys, snapshots, switches, links and the clock live on', async () => {
  const file = fileOf('lives')
  const first = await on(file, async (sandbox) => {
    const shops = await openShops(sandbox)
    await sell(shops, 1)
    sandbox.takeSnapshot('one')
    await sell(shops, 2)
    sandbox.clock.advance(90_000)
    sandbox.clock.freeze(false)
    return { state: askAll(sandbox), keys: keysOf(sandbox) }
  })
  await on(file, (sandbox) => {
    expect(keysOf(sandbox)).toEqual(first.keys)
    expect(askAll(sandbox)).toEqual(first.state)
    sandbox.restoreSnapshot('one')
  })
  await on(file, async (sandbox) => {
    expect(sandbox.ledger().documents).toHaveLength(2)
    sandbox.dropSnapshot('one')
    sandbox.reset('another')
  })
  await on(file, (sandbox) => {
    expect([sandbox.ledger().documents, sandbox.snapshots()]).toEqual([[], []])
    expect(keysOf(sandbox)).toEqual(first.keys)
  })
  const database = new DatabaseSync(file, { readOnly: true })
  expect(database.prepare('SELECT count(*) AS acts FROM acts').get()).toEqual({ acts: 0 })
  database.close()
})

/** Of one device, and of the authority: each takes time to make. */
const keysOf = ({ books }: Sandbox) =>
  [books.keys.handOut('1000000001_01')!, books.keys.serverKey].map((key) =>
    key.export({ type: 'pkcs8', format: 'pem' }).toString(),
  )

test('nothing that is secret is in the file, and nobody else may read it', async () => {
  const file = fileOf('secrets')
  const secrets = ['Planted-Passw0rd', 'Wrong-Passw0rd', 'Planted-Pwd']
  const keys = await on(file, async (sandbox) => {
    const { uganda, kenya } = await openShops(sandbox)
    await uganda.call('T105', { userName: 'admin', changedPassword: secrets[0] })
    await uganda.call('T140', { tin: '1000000001', password: secrets[1] })
    await uganda.call('T141', { deliveryMethod: '002' })
    const [otp] = /\d{6}/.exec(sandbox.reports().messages[0]!.text)!
    secrets.push(otp!)
    expect((await uganda.call('T142', { tin: '1000000001', otp })).returnCode).toBe('00')
    const user = {
      userId: 'u1',
      userNm: 'User',
      pwd: secrets[2],
      useYn: 'Y',
      regrId: 'a',
      regrNm: 'a',
      modrId: 'a',
      modrNm: 'a',
    }
    expect(await kenya.post('/saveBhfUser', user)).toMatchObject({ resultCd: '000' })
    return keysOf(sandbox)
  })
  secrets.push(
    ...keys.map((pem) => pem.split('\n')[5]!),
    Buffer.from(pemBody(keys[0]!), 'base64').toString('latin1').slice(40, 80),
  )
  for (const name of (await readdir(folder)).filter((each) => each.startsWith('secrets'))) {
    const text = (await readFile(join(folder, name))).toString('latin1')
    for (const secret of secrets) expect(text.includes(secret), `${secret} in ${name}`).toBe(false)
    if (process.platform !== 'win32') expect((await stat(join(folder, name))).mode & 0o777).toBe(0o600)
  }
  await on(file, async (sandbox) => {
    const { uganda } = await openShops(sandbox, 'whatever')
    const check = async (password: string) =>
      (await uganda.call('T140', { tin: '1000000001', password })).returnCode
    expect([await check(secrets[0]!), await check(secrets[1]!), await check('risiti-sandbox')]).toEqual([
      '00',
      '2163',
      '2163',
    ])
  })
})

const pemBody = (pem: string) => pem.replace(/-----.*-----/g, '')

describe('a file that cannot be used is refused, with the way out', () => {
  const refusal = async (state: string, seed?: string) =>
    startSandbox({ state, ...(seed ? { seed } : {}) }).then(
      async (sandbox) => {
        await sandbox.close()
        throw new Error('it was opened')
      },
      (error: { code: string; message: string; fix: string }) => error,
    )

  test('a second sandbox on the same file', async () => {
    const file = fileOf('twice')
    await on(file, async () => {
      expect(await refusal(file)).toMatchObject({
        code: 'state-in-use',
        message: expect.stringContaining(file),
      })
    })
    expect(await on(file, () => 'free again')).toBe('free again')
  })

  test('what is no database', async () => {
    const file = fileOf('text')
    await writeFile(file, 'This is a letter, not a database. '.repeat(100))
    expect(await refusal(file)).toMatchObject({
      code: 'state-not-ours',
      fix: expect.stringContaining('another file'),
    })
    expect(await readFile(file, 'utf8')).toContain('a letter')
  })

  test('a database of something else, which stays as it is', async () => {
    const file = fileOf('foreign')
    const database = new DatabaseSync(file)
    database.exec('CREATE TABLE shops (name TEXT); INSERT INTO shops VALUES (1)')
    database.close()
    const before = await readFile(file)
    expect(await refusal(file)).toMatchObject({ code: 'state-not-ours' })
    expect(await readFile(file)).toEqual(before)
  })

  test('a newer version', async () => {
    const file = fileOf('newer')
    await on(file, () => {})
    change(file, 'PRAGMA user_version = 2')
    expect(await refusal(file)).toMatchObject({
      code: 'state-newer',
      message: expect.stringContaining('version 2'),
    })
  })

  test('another seed than was asked for; without one it goes on', async () => {
    const file = fileOf('seed')
    await on(file, () => {}, 'first')
    expect(await refusal(file, 'second')).toMatchObject({
      code: 'state-differs',
      message: expect.stringMatching(/seed "first", not with "second"/),
    })
    await on(file, () => {}, 'first')
    const sandbox = await startInEarnest({ state: file, port: 0 })
    await sandbox.close()
  })

  test('other options', async () => {
    const file = fileOf('options')
    await on(file, () => {})
    await expect(startSandbox({ state: file, categories: 500 })).rejects.toMatchObject({
      code: 'state-differs',
    })
  })

  test.each([
    ['lost', (key: string) => rm(key)],
    ['of another file', (key: string) => writeFile(key, Buffer.alloc(32, 7).toString('base64'))],
    ['spoilt', (key: string) => writeFile(key, 'x')],
  ])('a key that is %s', async (what, spoil) => {
    const file = fileOf(`key ${what}`)
    await on(file, keysOf)
    await spoil(`${file}.key`)
    const answer = await startSandbox({ state: file }).then(
      async (sandbox) => {
        const looked = Promise.resolve().then(() => keysOf(sandbox))
        return looked.catch((error) => error).finally(() => sandbox.close())
      },
      (error) => error,
    )
    expect(answer).toMatchObject({ code: 'state-key-missing', fix: expect.stringContaining('key file') })
  })

  test('no such folder', async () => {
    expect(await refusal(join(folder, 'none', 'x.db'))).toMatchObject({ code: 'state-not-usable' })
  })

  test('an act that comes out otherwise', async () => {
    const file = fileOf('diverges')
    await on(file, async (sandbox) => sell(await openShops(sandbox), 1))
    change(file, `UPDATE acts SET facts = '00 777' WHERE act LIKE '%fiscaliseInvoice%'`)
    expect(await refusal(file)).toMatchObject({
      code: 'state-diverges',
      message: expect.stringMatching(/fiscaliseInvoice of 2026-01-20.*"00 777".*"00 R-1 \d+/),
    })
  })

  function change(file: string, sql: string): void {
    const database = new DatabaseSync(file)
    database.exec(sql)
    database.close()
  }
})
