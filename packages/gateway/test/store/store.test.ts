import { chmodSync, existsSync, mkdirSync, statSync, symlinkSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { openSqliteStore } from '#src/store/sqlite/store.js'
import type { Store, Transactions } from '#src/store/store.js'
import { makePlace, type Place } from '../support/processes.js'

const MODULE = new URL('./failing-transactions.mjs', import.meta.url)

let place: Place
let store: Store<Transactions>
let commits: number[]

beforeEach(async () => {
  place = makePlace()
  commits = []
  store = await openSqliteStore(place.databaseFile, MODULE, (transactions) => commits.push(transactions))
  await store.write('create', undefined)
})

afterEach(async () => {
  await store.close()
  place.remove()
})

async function notes(): Promise<unknown[]> {
  return (await store.read.all('SELECT text FROM notes ORDER BY rowid')).map(({ text }) => text)
}

const outcomes = async (writes: Promise<unknown>[]) =>
  (await Promise.allSettled(writes)).map(({ status }) => status)

describe('the store', () => {
  it('says where it cannot be', async () => {
    const file = `${place.databaseFile}/none/risiti.db`
    await expect(openSqliteStore(file, MODULE)).rejects.toThrow(`${file} cannot be opened`)
  })

  // Elsewhere the folder says who may read.
  it.runIf(process.platform !== 'win32')('is for its owner only, with its log and its lock', () => {
    const modes = ['', '-wal', '-shm', '.lock'].map(
      (ending) => statSync(place.databaseFile + ending).mode & 0o777,
    )
    expect(modes).toEqual(modes.map(() => 0o600))
  })

  it('undoes one transaction that fails, and keeps those that share its commit', async () => {
    const writes = [store.write('add', 'a'), store.write('fail', undefined), store.write('add', 'b')]
    expect(await outcomes(writes)).toEqual(['fulfilled', 'rejected', 'fulfilled'])
    expect(await notes()).toEqual(['a', 'b'])
  })

  it('acknowledges nothing of a commit that fails, keeps nothing of it, and goes on', async () => {
    const writes = [store.write('add', 'a'), store.write('addForNobody', undefined), store.write('add', 'b')]
    expect(await outcomes(writes)).toEqual(['rejected', 'rejected', 'rejected'])
    expect(await notes()).toEqual([])
    await store.write('add', 'c')
    expect(await notes()).toEqual(['c'])
  })

  it('gives its writer more to do as soon as it is done, also while the event loop is kept busy', async () => {
    const writes = [store.write('add', 'first')]
    await Promise.resolve()
    for (let tries = 0; commits.length < 2 && tries < 5000; tries++) {
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 1)
      writes.push(store.write('add', 'next'))
    }
    expect(commits).toEqual([1, 1])
    await Promise.all(writes)
    expect(await notes()).toHaveLength(writes.length)
  })

  it('fails what its writer had in hand when it died, and goes on with another', async () => {
    await store.write('add', 'before')
    const writes = [store.write('add', 'with it'), store.write('crash', undefined)]
    expect(await outcomes(writes)).toEqual(['rejected', 'rejected'])
    await store.write('add', 'after')
    expect(await notes()).toEqual(['before', 'after'])
  })

  it('says that the disk is full, and goes on when it is not', async () => {
    await store.write('leaveNoSpace', undefined)
    await expect(store.write('add', 'x'.repeat(100_000))).rejects.toMatchObject({ full: true })
    await store.write('makeSpace', undefined)
    await store.write('add', 'small')
    expect(await notes()).toEqual(['small'])
  })

  it('finishes what waits before it closes, and takes nothing after', async () => {
    const writes = Array.from({ length: 300 }, (_, index) => store.write('add', String(index)))
    const closed = store.close()
    await expect(store.write('add', 'late')).rejects.toMatchObject({ name: 'StoreFailedError' })
    expect(new Set(await outcomes(writes))).toEqual(new Set(['fulfilled']))
    await closed
    store = await openSqliteStore(place.databaseFile, MODULE)
    expect(await notes()).toHaveLength(300)
  })
})

describe('opening the store', () => {
  it.each([
    ['a database that is none', ''],
    ['a lock that is none', '.lock'],
  ])('on %s says so, and holds nothing', async (_what, ending) => {
    const other = makePlace()
    writeFileSync(other.databaseFile + ending, 'this is not a database '.repeat(100))
    await expect(openSqliteStore(other.databaseFile, MODULE)).rejects.toThrow(/not a database/)
    writeFileSync(other.databaseFile + ending, '')
    await (await openSqliteStore(other.databaseFile, MODULE)).close()
    other.remove()
  })
  it('is refused by another name of a file that a gateway has open', async () => {
    const link = `${place.databaseFile}.link`
    symlinkSync(place.databaseFile, link)
    await expect(openSqliteStore(link, MODULE)).rejects.toThrow('Another gateway is running')
  })

  it('names what is a folder', async () => {
    const folder = `${place.databaseFile}.folder`
    mkdirSync(folder)
    await expect(openSqliteStore(folder, MODULE)).rejects.toThrow(`${folder} is a folder`)
  })

  it.skipIf(process.platform === 'win32')(
    'names the file that this user may not write, and opens it once they may',
    async () => {
      const other = makePlace()
      await (await openSqliteStore(other.databaseFile, MODULE)).close()
      await asNobody(other, async () => {
        await expect(openSqliteStore(other.databaseFile, MODULE)).rejects.toThrow(
          `this user may not write to ${other.databaseFile}.`,
        )
      })
      // What was made beside it would be as closed as the file was.
      expect(existsSync(`${other.databaseFile}-shm`)).toBe(false)
      chmodSync(other.databaseFile, 0o600)
      await (await openSqliteStore(other.databaseFile, MODULE)).close()
      other.remove()
    },
  )
})

/** A user whom next to no file belongs to. */
const NOBODY = 65_534

/** Whom the system lets write everything is never refused. */
async function asNobody({ databaseFile }: Place, go: () => Promise<void>): Promise<void> {
  for (const [file, mode] of [
    [dirname(databaseFile), 0o777],
    [`${databaseFile}.lock`, 0o666],
    [databaseFile, 0o444],
  ] as const)
    chmodSync(file, mode)
  const isRoot = process.getuid?.() === 0
  if (isRoot) process.seteuid!(NOBODY)
  try {
    await go()
  } finally {
    if (isRoot) process.seteuid!(0)
  }
}
