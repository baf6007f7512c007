import { DatabaseSync } from '@photostructure/sqlite'
import { SEALED } from '#src/keys/sealed.js'
import { keyIdOf, type Sealer, sealingKeyId } from '#src/keys/sealer.js'
import type { Api } from './api.js'
import { type Country, DOORS, sale, setFault } from './sandbox.js'
import { movement, until } from './stock.js'

/** Documents whose answers are lost: `call` is what loses it, `path` where they are asked for. */
export const DOUBTFUL = [
  { what: 'a sale in Uganda', door: 'online', call: 'fiscaliseInvoice', path: '/v1/documents', body: sale },
  { what: 'a sale in Kenya', door: 'oscu', call: 'saveSalesTransaction', path: '/v1/documents', body: sale },
  {
    what: 'a movement in Kenya',
    door: 'gavaconnect',
    call: 'saveStockIO',
    path: '/v1/stock-movements',
    body: (country: Country) => movement(country),
  },
].map((each) => ({ ...each, country: DOORS.find(({ door }) => door === each.door)! }))

type Doubtful = (typeof DOUBTFUL)[number]

/** Makes one of each. @returns their ids by what they are, when all of them are in doubt */
export async function putAllInDoubt(api: Api, sandboxUrl: string): Promise<ReadonlyMap<string, string>> {
  const ids = new Map<string, string>()
  for (const each of DOUBTFUL) ids.set(each.what, await putInDoubt(api, sandboxUrl, each))
  for (const { what, path } of DOUBTFUL)
    await until(
      async () => (await api.call('GET', `${path}/${ids.get(what)}`)).body,
      ({ status }) => status === 'in_doubt',
    )
  return ids
}

/** Has the authority take it and lose the answer, and then answer nothing until its faults are cleared. @returns its id */
async function putInDoubt(
  api: Api,
  sandboxUrl: string,
  { country, call, path, body, what }: Doubtful,
): Promise<string> {
  const { authority, door } = country
  await setFault(sandboxUrl, { operation: call, door, fault: 'drop-response-after-commit', count: 1 })
  const headers = { 'idempotency-key': what, prefer: 'wait=0' }
  const { body: accepted } = await api.call('POST', path, body(country, what), headers)
  await setFault(sandboxUrl, { authority, door, operation: '*', fault: 'http-5xx', probability: 1 })
  return accepted.id
}

/** The ids of the keys that sealed what a database holds, each value opened. @throws Error when one does not open */
export function keysOfEverySealed(databaseFile: string, sealer: Sealer): Set<string> {
  const database = new DatabaseSync(databaseFile, { readOnly: true, timeout: 5000 })
  const ids = new Set<string>()
  for (const { table, column, key, record } of Object.values(SEALED)) {
    const rows = database.prepare(`SELECT ${key.join(', ')}, ${column} AS sealed FROM ${table}`).all()
    for (const row of rows as { sealed: Uint8Array | null }[]) {
      if (row.sealed === null) continue
      sealer.openBytes(record(row as never), row.sealed)
      ids.add(sealingKeyId(row.sealed))
    }
  }
  database.close()
  return ids
}

export const idOfKey = (key: string) => keyIdOf(Buffer.from(key, 'base64'))
