import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { backUpDatabase } from '#src/store/sqlite/backup.js'
import type { Place } from '../support/processes.js'
import { declaredRoutes } from '../support/routes.js'
import type { Found } from './canary.js'

/** What has happened, and where it may have left something. */
export interface Scene {
  readonly url: string
  readonly place: Place
  readonly headers: Readonly<Record<string, string>>
  /** Lines of the log as the gateway gave them, before anything was hidden. */
  readonly logged: readonly string[]
  /** Answers to what was refused, and to all else that was called on the way. */
  readonly answered: readonly string[]
  /** What receivers of webhooks were sent: headers and bodies. */
  readonly posted: readonly string[]
  /** What was told to whoever traces sends. */
  readonly traced: readonly string[]
  /** What stands for `{id}` of a path that begins so, and for other parameters. */
  readonly ids: Readonly<Record<string, readonly string[]>>
}

/**
 * Every place where a secret could come to light. Whatever writes somewhere, or shows something, gets a line here; routes that are read do
 * not need one.
 */
export const PLACES: Readonly<Record<string, (scene: Scene) => Promise<Found[]>>> = {
  log: async ({ logged }) => [found('log', 'the log', logged.join('\n'))],
  answers: async ({ answered }) => [found('answers', 'an answer on the way', answered.join('\n'))],
  webhooks: async ({ posted }) => [found('webhooks', 'a message of a webhook', posted.join('\n'))],
  traces: async ({ traced }) => [found('traces', 'a trace', traced.join('\n'))],
  routes: readRoutes,
  pack: async (scene) => [
    found('pack', 'the pack with texts', await read(scene, '/v1/audit/pack?texts=include')),
  ],
  database: async ({ place }) => filesOf('database', dirname(place.databaseFile)),
  backup: async ({ place }) => {
    const file = join(dirname(place.databaseFile), 'backup.db')
    await backUpDatabase(place.databaseFile, file, { now: new Date(), replace: true })
    return [{ name: 'backup', where: 'the backup', bytes: readFileSync(file) }]
  },
}

/** Looks everywhere. */
export async function lookEverywhere(scene: Scene): Promise<Found[]> {
  return (await Promise.all(Object.values(PLACES).map((look) => look(scene)))).flat()
}

/** What shows all of a sale to the account that made it. */
const SHOWS_A_SALE = /\/(receipt|content|attempts\/1)$/

/** Reads every declared route that can be read, with each id that it may be asked for. */
async function readRoutes(scene: Scene): Promise<Found[]> {
  const paths = declaredRoutes()
    .filter(({ method }) => method === 'get')
    .flatMap(({ path }) => filledPaths(path, scene))
  return Promise.all(
    paths.map(async (path) =>
      found(SHOWS_A_SALE.test(path) ? 'sales' : 'routes', `GET ${path}`, await read(scene, path)),
    ),
  )
}

function filledPaths(path: string, { ids }: Scene): string[] {
  const kind = Object.keys(ids).find((beginning) => path.startsWith(beginning))
  if (!path.includes('{')) return [path]
  return (kind === undefined ? ['unknown'] : ids[kind]!).map((id) =>
    path.replace('{number}', '1').replace(/\{\w+\}/, id),
  )
}

async function read({ url, headers }: Scene, path: string): Promise<string> {
  const response = await fetch(url + path, { headers })
  return JSON.stringify([...response.headers]) + (await response.text())
}

function filesOf(name: string, folder: string): Found[] {
  return readdirSync(folder).map((file) => ({
    name,
    where: `the file ${file}`,
    bytes: readFileSync(join(folder, file)),
  }))
}

function found(name: string, where: string, text: string): Found {
  return { name, where, bytes: Buffer.from(text, 'utf8') }
}
