import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { DatabaseSync } from '@photostructure/sqlite'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { KNOWN_VERSION } from '#src/store/migrations/migrate.js'
import { openSqliteStore } from '#src/store/sqlite/store.js'
import { makePlace, type Place } from '../support/processes.js'

const TRANSACTIONS = new URL('../../dist/transactions.js', import.meta.url)
/** What each released version left on disk, as `<version>.sql`: a dump that its own program made, never written here. */
const RELEASED = new URL('./released/', import.meta.url)
const CHANGELOG = new URL('../../../../CHANGELOG.md', import.meta.url)

const dumps = existsSync(RELEASED) ? readdirSync(RELEASED).filter((name) => name.endsWith('.sql')) : []

let place: Place

beforeEach(() => {
  place = makePlace()
})

afterEach(() => place.remove())

function within<Result>(look: (database: InstanceType<typeof DatabaseSync>) => Result): Result {
  const database = new DatabaseSync(place.databaseFile)
  const result = look(database)
  database.close()
  return result
}

const open = async () => (await openSqliteStore(place.databaseFile, TRANSACTIONS)).close()
const versionOf = () =>
  within((database) =>
    Number((database.prepare('PRAGMA user_version').get() as { user_version: number }).user_version),
  )
const schemaOf = () =>
  within((database) =>
    database.prepare('SELECT type, name, sql FROM sqlite_schema ORDER BY type, name').all(),
  )

it('makes a new database in the newest shape, and leaves one that has it alone', async () => {
  await open()
  const made = schemaOf()
  expect(versionOf()).toBe(KNOWN_VERSION)
  await open()
  expect(schemaOf()).toEqual(made)
})

it('refuses a database of a newer Risiti before it changes anything', async () => {
  await open()
  within((database) =>
    database.exec(`CREATE TABLE to_come (id TEXT); PRAGMA user_version = ${KNOWN_VERSION + 1}`),
  )
  const was = schemaOf()
  await expect(open()).rejects.toThrow(/written by a newer Risiti/)
  expect(versionOf()).toBe(KNOWN_VERSION + 1)
  expect(schemaOf()).toEqual(was)
})

it('refuses a database that has lost its number on the way through a text of SQL', async () => {
  await open()
  within((database) => database.exec('PRAGMA user_version = 0'))
  const was = schemaOf()
  await expect(open()).rejects.toThrow(/does not say which shape it has/)
  expect(schemaOf()).toEqual(was)
  within((database) => database.exec(`PRAGMA user_version = ${KNOWN_VERSION}`))
  await open()
})

it.each([
  ['DROP TABLE webhook_silences', 'its table webhook_silences is missing'],
  ['ALTER TABLE accounts ADD COLUMN colour TEXT', 'its table accounts is another'],
])(
  'refuses the shape that a Risiti between two releases left, and says where it differs: %s',
  async (change, said) => {
    await open()
    within((database) => database.exec(change))
    await expect(open()).rejects.toThrow(said)
  },
)

it('leaves an index alone that somebody has added', async () => {
  await open()
  within((database) => database.exec('CREATE INDEX own ON accounts (name); ANALYZE'))
  await open()
  expect(schemaOf().map(({ name }) => name)).toContain('own')
})

it.each([0, 1, 99])(
  'refuses what another program has made, of version %i, and changes nothing in it',
  async (version) => {
    within((database) => database.exec(`CREATE TABLE settings (name TEXT); PRAGMA user_version = ${version}`))
    const was = readFileSync(place.databaseFile)
    await expect(open()).rejects.toThrow(/is not a database of Risiti/)
    expect(readFileSync(place.databaseFile).equals(was)).toBe(true)
  },
)

it('says of a file that is no database which file it is', async () => {
  writeFileSync(place.databaseFile, 'something else')
  await expect(open()).rejects.toThrow(`${place.databaseFile} is damaged, or not a database`)
})

it('has what every released version left on disk, and brings each of them to the shape of a new database', async () => {
  const released = [...readFileSync(CHANGELOG, 'utf8').matchAll(/^## (\d+\.\d+\.\d+)/gm)].map(
    ([, version]) => version,
  )
  expect(dumps.map((name) => name.replace(/\.sql$/, '')).sort()).toEqual(released.sort())
  await open()
  const fresh = schemaOf()
  for (const name of dumps) {
    place.remove()
    place = makePlace()
    within((database) => database.exec(readFileSync(new URL(name, RELEASED), 'utf8')))
    await open()
    expect(schemaOf(), name).toEqual(fresh)
  }
})
