import { spawnSync } from 'node:child_process'
import { chmodSync, existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { DatabaseSync } from '@photostructure/sqlite'
import { startSandbox } from '@risiti/sandbox'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Gateway, startGateway } from '#src/main.js'
import { backUpDatabase } from '#src/store/sqlite/backup.js'
import { restoreDatabase } from '#src/store/sqlite/restore.js'
import { openSqliteStore } from '#src/store/sqlite/store.js'
import { Api } from '../support/api.js'
import { configAt, GatewayProcess, makePlace, type Place, TIMING } from '../support/processes.js'
import { addSandboxDevice, COUNTRIES, type Country, ledgerOf, sale } from '../support/sandbox.js'

const now = new Date('2026-11-29T10:00:00Z')
const TRANSACTIONS = new URL('../../dist/transactions.js', import.meta.url)
const KEEP = { now, replace: false }
/** A user whom next to no file belongs to. */
const NOBODY = 65_534
const PATIENT = { ...TIMING, timeoutMs: 10_000, leaseMs: 30_000 }

/** A till that sells in one country, each sale of an amount of its own, until it is told to stop. */
class BusyTill {
  readonly country: Country
  /** Ids by key, of what was acknowledged. */
  readonly acknowledged = new Map<string, string>()
  readonly #api: Api
  #stopped = false
  readonly #done: Promise<void>

  constructor(api: Api, country: Country) {
    this.#api = api
    this.country = country
    this.#done = this.#run()
  }

  bodyOf(key: string): Record<string, unknown> {
    const quantity = key.split('-').at(-1)!
    return { ...sale(this.country, key), issuedAt: now.toISOString(), lines: [this.#line(quantity)] }
  }

  async has(count: number): Promise<void> {
    while (this.acknowledged.size < count) await new Promise((resolve) => setTimeout(resolve, 5))
  }

  stop(): Promise<void> {
    this.#stopped = true
    return this.#done
  }

  #line(quantity: string) {
    return { item: this.country.item, quantity, unitPrice: '100' }
  }

  async #run(): Promise<void> {
    for (let quantity = 1; !this.#stopped; quantity++) {
      const key = `${this.country.device}-${quantity}`
      const { body } = await this.#api.sell(this.bodyOf(key), key)
      this.acknowledged.set(key, body.id)
    }
  }
}

describe('a backup that is taken while two tills sell, and restored elsewhere', () => {
  let sandbox: Awaited<ReturnType<typeof startSandbox>>
  let place: Place
  let elsewhere: Place
  let gateway: Gateway
  let api: Api
  let tills: BusyTill[]
  /** Ids by key, of what was acknowledged before the backup began. */
  const before = new Map<string, string>()
  const lookedUp = new Set<unknown>()

  beforeAll(async () => {
    sandbox = await startSandbox({ port: 0 })
    place = { ...makePlace(), timing: PATIENT }
    elsewhere = { ...makePlace(), masterKey: place.masterKey }
    const first = await GatewayProcess.start(place)
    const firstApi = new Api(first.url)
    for (const country of COUNTRIES) await addSandboxDevice(firstApi, sandbox.url, country)
    tills = COUNTRIES.map((country) => new BusyTill(firstApi, country))
    for (const till of tills) await till.has(15)
    for (const till of tills) for (const [key, id] of till.acknowledged) before.set(key, id)
    const file = join(dirname(elsewhere.databaseFile), 'backup.db')
    const backup = await backUpDatabase(place.databaseFile, file, KEEP)
    expect(backup.documents).toBeGreaterThanOrEqual(before.size)
    for (const till of tills) await till.has(till.acknowledged.size + 6)
    await Promise.all(tills.map((till) => till.stop()))
    await first.kill()
    await restoreDatabase(file, elsewhere.databaseFile, KEEP)

    gateway = await startGateway(configAt(elsewhere), {
      timing: PATIENT,
      log: (_level, message, facts) => {
        if (/looked up at the authority|sent after the backup/.test(message)) lookedUp.add(facts?.document)
      },
    })
    api = new Api(gateway.url)
  }, 120_000)

  afterAll(async () => {
    await gateway.close()
    await sandbox.close()
    place.remove()
    elsewhere.remove()
  })

  it('holds all that was acknowledged before, and names what of it was not settled then', async () => {
    for (const [key, id] of before) {
      const { status, body } = await api.document(id)
      expect(status, key).toBe(200)
      // What it does not name was settled, and had its one attempt.
      if (!lookedUp.has(id)) expect(body).toMatchObject({ status: 'fiscalised', attempts: [{ number: 1 }] })
    }
    expect(lookedUp.size).toBeGreaterThan(0)
  })

  it('has each sale once when the tills have sent everything again', async () => {
    for (const till of tills) {
      let fiscal = 0
      for (const key of till.acknowledged.keys()) {
        const { body } = await api.sell(till.bodyOf(key), key)
        const id = body.id ?? body.document.id
        if (before.has(key)) expect(id).toBe(before.get(key))
        const { status } = await api.until(id, 'fiscalised', 'needs_attention')
        // Where the authority cannot tell who sold what, a person is asked about what may have been sent after the backup.
        if (status === 'fiscalised') fiscal++
        const isSettled = before.has(key) && !lookedUp.has(id)
        if (isSettled || till.country.code === 'UG') expect(status).toBe('fiscalised')
      }
      const held = (await ledgerOf(sandbox.url, till.country)).map(({ total }) => total)
      expect(new Set(held).size).toBe(held.length)
      expect(held.length).toBeGreaterThanOrEqual(fiscal)
      if (till.country.code === 'UG') expect(held).toHaveLength(till.acknowledged.size)
    }
  }, 120_000)

  it('is told to be a backup at its first start only', async () => {
    await gateway.close()
    lookedUp.clear()
    const said: string[] = []
    gateway = await startGateway(configAt(elsewhere), {
      timing: PATIENT,
      log: (_level, message) => said.push(message),
    })
    expect(said.filter((message) => /backup/.test(message))).toEqual([])
  })
})

describe('taking and restoring backups', () => {
  let place: Place
  let file: string

  beforeAll(async () => {
    place = makePlace()
    file = join(dirname(place.databaseFile), 'copy.db')
    await (await GatewayProcess.start(place)).stop()
    await backUpDatabase(place.databaseFile, file, KEEP)
  }, 30_000)

  afterAll(() => place.remove())

  it('leaves one file that only its owner reads', () => {
    expect(readdirSync(dirname(file)).filter((name) => /copy|partial/.test(name))).toEqual(['copy.db'])
    expect(statSync(file).mode & 0o777).toBe(process.platform === 'win32' ? 0o666 : 0o600)
  })

  it('removes what is left of one that was killed, and nothing of one that is being made', async () => {
    const folder = join(dirname(file), 'killed')
    mkdirSync(folder)
    const { pid } = spawnSync(process.execPath, ['--version'])
    const names = [pid, process.pid, process.ppid].map((each) => `.copy.db.${each}.partial`)
    const stay = [names[2]!, '.copy.db.partial', `.other.db.${pid}.partial`]
    for (const name of [...names, `${names[0]}-journal`, ...stay]) writeFileSync(join(folder, name), 'half')
    await backUpDatabase(place.databaseFile, join(folder, 'copy.db'), KEEP)
    expect(readdirSync(folder).sort()).toEqual([...stay, 'copy.db'].sort())
  })

  it('makes a database that only its owner reads of a backup that others may', async () => {
    const restored = join(dirname(file), 'restored.db')
    chmodSync(file, 0o644)
    await restoreDatabase(file, restored, KEEP)
    expect(readFileSync(restored).equals(readFileSync(file))).toBe(true)
    expect(statSync(restored).mode & 0o777).toBe(process.platform === 'win32' ? 0o666 : 0o600)
    chmodSync(file, 0o600)
  })

  it('replaces a file only when it is told to', async () => {
    await expect(backUpDatabase(place.databaseFile, file, KEEP)).rejects.toThrow(/such a file already/)
    await backUpDatabase(place.databaseFile, file, { now, replace: true })
    await expect(restoreDatabase(file, place.databaseFile, KEEP)).rejects.toThrow(/such a file already/)
  })

  it('never replaces the database itself, nor one that another gateway may have', async () => {
    const again = { now, replace: true }
    const { databaseFile } = place
    const was = readFileSync(databaseFile)
    for (const target of [databaseFile, join(dirname(databaseFile), '.', basename(databaseFile))])
      await expect(backUpDatabase(databaseFile, target, again)).rejects.toThrow(/the database itself/)
    const other = makePlace()
    const gateway = await GatewayProcess.start(other)
    await expect(backUpDatabase(databaseFile, other.databaseFile, again)).rejects.toThrow(
      /a database is there/,
    )
    await gateway.stop()
    other.remove()
    expect(readFileSync(databaseFile).equals(was)).toBe(true)
  }, 30_000)

  it('says what keeps a file from being written', async () => {
    const folder = dirname(file)
    for (const [target, cause] of [
      [join(folder, 'none', 'copy.db'), /its folder does not exist/],
      [folder, /it is a folder/],
    ] as const)
      await expect(backUpDatabase(place.databaseFile, target, { now, replace: true })).rejects.toThrow(cause)
    await expect(backUpDatabase(folder, join(folder, 'other.db'), KEEP)).rejects.toThrow(/no such file/)
    await expect(restoreDatabase(folder, join(folder, 'other.db'), KEEP)).rejects.toThrow(/no such file/)
  })

  it.skipIf(process.platform === 'win32')('names the file that this user may not read', async () => {
    const folder = dirname(file)
    const closed = join(folder, 'closed.db')
    writeFileSync(closed, readFileSync(file), { mode: 0o000 })
    chmodSync(folder, 0o755)
    // Whom the system lets read everything is never refused.
    const isRoot = process.getuid?.() === 0
    if (isRoot) process.seteuid!(NOBODY)
    try {
      for (const copy of [backUpDatabase, restoreDatabase])
        await expect(copy(closed, join(folder, 'none.db'), KEEP)).rejects.toThrow(
          `${closed} is not usable: this user may not read it`,
        )
    } finally {
      if (isRoot) process.seteuid!(0)
    }
  })

  it('refuses what another program has made, by its name', async () => {
    const foreign = join(dirname(file), 'foreign.db')
    const target = join(dirname(file), 'none.db')
    const database = new DatabaseSync(foreign)
    database.exec('CREATE TABLE settings (name TEXT); PRAGMA user_version = 1')
    database.close()
    for (const copy of [backUpDatabase, restoreDatabase])
      await expect(copy(foreign, target, KEEP)).rejects.toThrow(
        `${foreign} is not usable: it is not a database`,
      )
    expect(existsSync(target)).toBe(false)
  })

  it('leaves nothing when there is nothing to copy', async () => {
    const [missing, target] = ['missing.db', 'none.db'].map((name) => join(dirname(file), name))
    await expect(backUpDatabase(missing!, target!, KEEP)).rejects.toThrow(/no such file/)
    writeFileSync(missing!, 'this is not a database '.repeat(100))
    await expect(backUpDatabase(missing!, target!, KEEP)).rejects.toThrow(/not a database/)
    expect(existsSync(target!)).toBe(false)
  })

  it('refuses a backup that is damaged, or none, and leaves the database as it was', async () => {
    const was = readFileSync(place.databaseFile)
    const bytes = readFileSync(file)
    const damaged = join(dirname(file), 'damaged.db')
    const page = 4096
    bytes.fill(0xff, 3 * page, 6 * page)
    writeFileSync(damaged, bytes)
    const again = { now, replace: true }
    await expect(restoreDatabase(damaged, place.databaseFile, again)).rejects.toThrow(/damaged/)
    writeFileSync(damaged, 'this is not a database '.repeat(100))
    await expect(restoreDatabase(damaged, place.databaseFile, again)).rejects.toThrow(/not a database/)
    expect(readFileSync(place.databaseFile).equals(was)).toBe(true)
  })

  it('is refused while a gateway runs, and puts what was there aside with its log', async () => {
    const gateway = await GatewayProcess.start(place)
    const again = { now, replace: true }
    await expect(restoreDatabase(file, place.databaseFile, again)).rejects.toThrow(
      /Another gateway is running/,
    )
    await gateway.kill()
    expect(existsSync(`${place.databaseFile}-wal`)).toBe(true)
    const { kept } = await restoreDatabase(file, place.databaseFile, again)
    expect(existsSync(`${kept}-wal`)).toBe(true)
    expect(existsSync(`${place.databaseFile}-wal`)).toBe(false)
    await (await GatewayProcess.start(place)).stop()
  }, 30_000)

  it('starts no gateway on nothing where it was ended before its last step, and can be done again', async () => {
    const halfway = makePlace()
    writeFileSync(`${halfway.databaseFile}.restoring`, readFileSync(file))
    await expect(openSqliteStore(halfway.databaseFile, TRANSACTIONS)).rejects.toThrow(
      `restore of it was ended halfway. Run "risiti restore" again before the gateway starts, or remove ${halfway.databaseFile}.restoring`,
    )
    expect(existsSync(halfway.databaseFile)).toBe(false)
    await restoreDatabase(file, halfway.databaseFile, KEEP)
    await (await openSqliteStore(halfway.databaseFile, TRANSACTIONS)).close()
    halfway.remove()
  })

  it('brings back what was put aside with all that is in its log, and lets the gateway know', async () => {
    const sold = makePlace()
    const gateway = await GatewayProcess.start(sold)
    const { status } = await new Api(gateway.url).call('POST', '/v1/accounts', { id: 'late', name: 'Late' })
    expect(status).toBe(201)
    await gateway.kill()
    const again = { now, replace: true }
    const { kept } = await restoreDatabase(file, sold.databaseFile, again)
    await restoreDatabase(kept!, sold.databaseFile, again)
    const restored = new DatabaseSync(sold.databaseFile, { readOnly: true })
    expect(restored.prepare("SELECT name FROM accounts WHERE id = 'late'").get()).toEqual({ name: 'Late' })
    expect(restored.prepare("SELECT count(*) AS n FROM settings WHERE name = 'backup-of'").get()).toEqual({
      n: 1,
    })
    restored.close()
    sold.remove()
  }, 30_000)
})
