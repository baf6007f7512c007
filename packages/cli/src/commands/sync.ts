import { setTimeout as pause } from 'node:timers/promises'
import { type Command, InvalidArgumentError, Option } from 'commander'
import { type Connection, request } from '../api.js'
import { type ClientOptions, connectionOf, gatewayClientCommand, parseCount } from '../connection.js'
import { say, sayJson, table } from '../output.js'

interface ListAnswer {
  readonly authority: string
  readonly list: string
  readonly door: string
  readonly taxpayer?: string
  readonly state: string
  readonly version?: string
  readonly entries?: number
  readonly pulled?: number
  readonly problem?: { readonly message: string; readonly fix: string }
}

interface CodeAnswer {
  readonly code: string
  readonly name: string
  readonly parent?: string
}

/** Between two looks at how far it has come. */
const LOOK_MS = 500

/** `sync`: brings the lists of codes of an authority into the gateway, and waits until they are there. */
export function syncCommand(): Command {
  return gatewayClientCommand('sync')
    .description(
      'Bring the authority’s lists of codes up to date: units, currencies, categories, duties, classes …',
    )
    .argument('<device>', 'the device that asks')
    .argument('[lists...]', 'only these, such as "dictionary" or "codes"')
    .action(async (device: string, lists: string[], options: ClientOptions) => {
      const connection = connectionOf(options)
      const body = { device, ...(lists.length > 0 ? { lists } : {}) }
      const begun = (await request(connection, '/v1/code-lists/sync', { method: 'POST', body })) as Standing
      const ended = await untilEnded(connection, begun.lists, options)
      if (options.json) sayJson({ lists: ended })
      if (ended.some(({ state }) => state !== 'synced')) process.exitCode = 1
    })
}

interface Standing {
  readonly lists: readonly ListAnswer[]
}

/** Tells each list as it ends. */
async function untilEnded(
  connection: Connection,
  begun: readonly ListAnswer[],
  { json }: ClientOptions,
): Promise<ListAnswer[]> {
  const ended: ListAnswer[] = []
  for (let present = begun; ; ) {
    for (const list of present) {
      if (list.state === 'syncing' || ended.some((each) => isSame(each, list))) continue
      ended.push(list)
      if (!json) tell(list)
    }
    if (ended.length === begun.length) return ended
    if (!json) showProgress(present.filter(({ state }) => state === 'syncing'))
    await pause(LOOK_MS)
    const { lists } = (await request(connection, '/v1/code-lists')) as Standing
    present = begun.map((list) => lists.find((each) => isSame(each, list)) ?? list)
  }
}

function isSame(one: ListAnswer, other: ListAnswer): boolean {
  const nameOf = ({ authority, list, door, taxpayer = '' }: ListAnswer) => [authority, list, door, taxpayer]
  return nameOf(one).join('\n') === nameOf(other).join('\n')
}

/** One line that is written over, on a terminal only. */
function showProgress(lists: readonly ListAnswer[]): void {
  const [first] = lists
  if (!process.stdout.isTTY || !first) return
  process.stdout.write(`\r\x1b[K${first.list}: ${first.pulled ?? 0} codes so far, ${lists.length} to go`)
}

function tell({ list, state, entries, version, problem }: ListAnswer): void {
  if (process.stdout.isTTY) process.stdout.write('\r\x1b[K')
  const of = version === undefined ? '' : `, version ${version}`
  if (state === 'synced') say(`${list}: ${entries} codes${of}`)
  else say(`${list} is ${state}. ${problem ? `${problem.message} ${problem.fix}` : 'Sync it again.'}`)
}

/** `codes`: searches a list that was synced. */
export function codesCommand(): Command {
  return gatewayClientCommand('codes')
    .description('Search a list of codes that was synced; without a list, see which there are.')
    .argument('[list]', 'such as efris/categories or etims/codes', parseList)
    .argument('[words...]', 'parts of words of the name or the code')
    .option('--parent <code>', 'only of this section or class, or right below this code')
    .option('--device <id>', 'as this device is told')
    .addOption(new Option('--cursor <place>', 'the "next" of the page before').default(''))
    .option('--limit <n>', 'how many, at most 200', parseCount, 20)
    .action(async (list: string | undefined, words: string[], options: ClientOptions & CodeOptions) => {
      const connection = connectionOf(options)
      if (list === undefined)
        return tellLists((await request(connection, '/v1/code-lists')) as Standing, options)
      const query = new URLSearchParams({ limit: String(options.limit), cursor: options.cursor })
      if (words.length > 0) query.set('q', words.join(' '))
      if (options.parent !== undefined) query.set('parent', options.parent)
      if (options.device !== undefined) query.set('device', options.device)
      const path = list.split('/').map(encodeURIComponent).join('/')
      const answer = (await request(connection, `/v1/code-lists/${path}?${query}`)) as {
        codes: readonly CodeAnswer[]
        next?: string
      }
      if (options.json) return sayJson(answer)
      if (answer.codes.length === 0) return say('There is no such code.')
      const rows = answer.codes.map(({ code, name, parent = '' }) => [code, name, parent])
      say(table([['CODE', 'NAME', 'UNDER'], ...rows]))
      if (answer.next !== undefined) say(`There are more: --cursor ${answer.next}`)
    })
}

/** Reads how a list is called. */
function parseList(text: string): string {
  if (/^[^/]+\/[^/]+$/.test(text)) return text
  throw new InvalidArgumentError('Write the authority before it, as in efris/categories or etims/codes.')
}

interface CodeOptions {
  readonly parent?: string
  readonly device?: string
  readonly cursor: string
  readonly limit: number
}

function tellLists(standing: Standing, { json }: ClientOptions): void {
  const rows = standing.lists.map(({ authority, list, state, entries, version = '' }) => [
    `${authority}/${list}`,
    state,
    String(entries ?? ''),
    version,
  ])
  if (json) sayJson(standing)
  else if (rows.length === 0) say('No list has been synced: risiti sync <device>.')
  else say(table([['LIST', 'STANDS', 'CODES', 'VERSION'], ...rows]))
}
