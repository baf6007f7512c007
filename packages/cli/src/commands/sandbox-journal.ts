import { type Exchange, OUTCOMES } from '@risiti/sandbox/exchange'
import { type Command, InvalidArgumentError, Option } from 'commander'
import { parseCount } from '../connection.js'
import { say, sayJson } from '../output.js'
import { ask, authorityOption, type ControlOptions, controlCommand } from '../sandbox-control.js'
import { eastAfrican } from '../time.js'

interface JournalOptions extends ControlOptions {
  readonly device?: string
  readonly operation?: string
  readonly outcome?: string
  readonly authority?: string
  readonly limit: number
  readonly follow?: true
}

interface Page {
  readonly exchanges: readonly Exchange[]
  readonly last: number
}

const PAUSE_MS = 1000

export function journalCommand(): Command {
  return controlCommand('journal')
    .description('The last calls: what came, and what was answered. With an id: all of that one.')
    .argument('[id]', 'the number of a call', parseId)
    .option('--device <device>', 'only calls of this one: a device number, or PIN/branch')
    .option('--operation <operation>', 'only this method, interface code or path')
    .addOption(new Option('--outcome <outcome>', 'only those that came to this').choices(OUTCOMES))
    .addOption(authorityOption('only calls to it'))
    .option('--limit <n>', 'how many', parseCount, 20)
    .option('--follow', 'go on with those that come')
    .action(async (id: number | undefined, options: JournalOptions) => {
      if (id !== undefined) return tellOne(id, options)
      const { exchanges, last } = await pageOf(options, { limit: options.limit })
      if (exchanges.length === 0 && !options.follow && !options.json) return say('No call was recorded.')
      for (const exchange of exchanges) tell(exchange, options)
      if (options.follow) await follow(last, options)
    })
}

/** Tells of calls as they come, until somebody stops it. */
async function follow(from: number, options: JournalOptions): Promise<never> {
  for (let after = from; ; ) {
    await new Promise((resolve) => setTimeout(resolve, PAUSE_MS))
    const { exchanges, last } = await pageOf(options, { after })
    for (const exchange of exchanges) tell(exchange, options)
    // A sandbox that was started again counts from the beginning.
    after = last < after ? 0 : last
  }
}

async function pageOf(options: JournalOptions, more: Readonly<Record<string, number>>): Promise<Page> {
  const { device, operation, outcome, authority } = options
  const wished = Object.entries({ device, operation, outcome, authority, ...more })
  const query = new URLSearchParams()
  for (const [name, value] of wished) if (value !== undefined) query.set(name, String(value))
  return (await ask(options, `journal?${query}`)) as Page
}

function tell(exchange: Exchange, { json }: JournalOptions): void {
  if (json) sayJson(exchange)
  else say(lineOf(exchange))
}

/** A call in one line, its columns below those of the others. */
function lineOf(exchange: Exchange): string {
  const { id, time, door, names, operation, device, outcome, code, message, rule, fault } = exchange
  const interfaceCode = names.find((name) => /^T\d{3}$/.test(name))
  const why = outcome === 'accepted' ? '' : `${message ?? ''}${rule ? ` (${rule})` : ''}`
  const columns = [
    String(id).padStart(5),
    eastAfrican(time),
    door.padEnd(11),
    [interfaceCode, operation || '(unreadable)'].filter(Boolean).join(' ').padEnd(28),
    (device ?? '').padEnd(16),
    outcome.padEnd(8),
    (code ?? '-').padEnd(4),
    why,
    fault ? `[${fault}]` : '',
  ]
  return columns
    .filter((column) => column !== '')
    .join('  ')
    .trimEnd()
}

async function tellOne(id: number, options: JournalOptions): Promise<void> {
  const { exchanges } = (await ask(options, `journal?after=${id - 1}&limit=1`)) as Page
  const [exchange] = exchanges
  if (exchange?.id !== id) throw new Error(`The journal has no call ${id}. It may have been forgotten.`)
  if (options.json) return sayJson(exchange)
  tell(exchange, options)
  const { request, response, notes, tolerated, wire, raw } = exchange
  const remarks = [...notes, ...tolerated.map((what) => `Tolerated: ${what}.`)]
  if (wire?.failed) remarks.push(`Not opened, because of its layer ${wire.failed}.`)
  for (const remark of remarks) say(`  ${remark}`)
  section(`Request, ${raw.request.method} ${raw.request.path}`, request, raw.request.body)
  section(`Answer, ${raw.response ? `HTTP ${raw.response.status}` : 'none'}`, response, raw.response?.body)
}

/** What was meant, or what came where that is not known. */
function section(title: string, content: unknown, body = ''): void {
  const text = content === null ? body : JSON.stringify(content, null, 2)
  say(`\n${title}`)
  if (text) say(text)
}

function parseId(text: string): number {
  if (/^[1-9]\d{0,14}$/.test(text)) return Number(text)
  throw new InvalidArgumentError('Give the number of a call, as the first column shows it.')
}
