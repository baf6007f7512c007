import { type Command, Option } from 'commander'
import { request } from '../api.js'
import { type ClientOptions, connectionOf, gatewayClientCommand, parseCount } from '../connection.js'
import { say, sayJson, table } from '../output.js'
import type { SubmitOptions } from '../submit-file.js'
import { cancelCommand, eventsCommand, resolveCommand, retryCommand, type Subject } from './corrections.js'

/** What every entry of a list answers with that the authority keeps for us to decide on. */
export interface ListedAnswer {
  readonly id: string
  readonly state: string
  readonly device: string
  readonly decision?: {
    readonly decision: string
    readonly status: string
    readonly recorded?: { readonly number: string }
    readonly problem?: { readonly message: string; readonly fix: string }
  }
}

/** A list that the authority keeps for us: purchases, imports. */
export interface Listed<Answer extends ListedAnswer> extends Subject {
  /** What several are called, in the gateway's answer too. */
  readonly plural: string
  readonly description: string
  /** What `pull` does. */
  readonly pull: string
  /** The columns besides what each entry is called and where it stands. */
  readonly columns: readonly string[]
  readonly row: (answer: Answer) => readonly string[]
}

/** Where an entry stands, and what comes next. @param link between a decision and the number that the authority has it under. */
export function standing({ id, state, decision }: ListedAnswer, link: string): string {
  if (!decision) return `${id} is ${state}.`
  const { decision: what, status, recorded, problem } = decision
  if (recorded) return `${id}: the authority has your decision to ${what} it, ${link} ${recorded.number}.`
  const why = problem ? ` ${problem.message} ${problem.fix}` : ''
  return `${id}: your decision to ${what} it is ${status}.${why}`
}

/** Lists a list, pulls it, and decides on what is in it. @param own what is said of one entry, each as this list wants it. */
export function listedCommand<Answer extends ListedAnswer>(
  list: Listed<Answer>,
  own: readonly Command[],
): Command {
  const command = gatewayClientCommand(list.plural)
    .description(list.description)
    .enablePositionalOptions()
    .addOption(new Option('--state <state>', 'only these').choices(['open', 'decided', 'gone']))
    .option('--device <id>', 'only of this device')
    .option('--limit <n>', 'how many, at most 200', parseCount, 20)
    .action(async (options: ClientOptions & { state?: string; device?: string; limit: number }) => {
      const query = new URLSearchParams({ limit: String(options.limit) })
      if (options.state) query.set('state', options.state)
      if (options.device) query.set('device', options.device)
      const answer = await request(connectionOf(options), `${list.path}?${query}`)
      if (options.json) return sayJson(answer)
      const entries = (answer as Readonly<Record<string, readonly Answer[]>>)[list.plural]!
      if (entries.length === 0) return say(`There are no ${list.plural}. Pull them first.`)
      const rows = entries.map((entry) => [
        entry.id,
        entry.decision ? `${entry.decision.decision}: ${entry.decision.status}` : entry.state,
        ...list.row(entry),
      ])
      say(table([['ID', 'STANDS', ...list.columns], ...rows]))
    })
  const all = [
    pullCommand(list),
    ...own,
    retryCommand(list),
    cancelCommand(list),
    resolveCommand(list),
    eventsCommand(list),
  ]
  for (const one of all) command.addCommand(one)
  return command
}

/** Has a command take the key of a decision, and how long to wait for it. */
export function deciding(command: Command): Command {
  return command
    .option('--idempotency-key <key>', 'your own id of the decision; made from it if left out')
    .option('--wait <seconds>', 'how long to wait until KRA has it, at most 30', parseCount, 20)
}

/** Says what we decided. @param key stands for the decision where the caller gives none. */
export async function decide(
  subject: Subject,
  id: string,
  decision: 'accept' | 'reject',
  { body, key, options }: { body: object; key: string; options: SubmitOptions },
): Promise<void> {
  const { wait, idempotencyKey = key } = options
  const headers = { 'idempotency-key': idempotencyKey, prefer: `wait=${wait}` }
  const call = { method: 'POST', body, headers }
  tell(subject, await request(connectionOf(options), `${pathOf(subject, id)}/${decision}`, call), options)
}

/** Tells where an entry stands. */
export function tell({ summary }: Subject, answer: unknown, { json }: ClientOptions): void {
  if (json) sayJson(answer)
  else say(summary(answer as never))
}

export function pathOf({ path }: Subject, id: string): string {
  return `${path}/${encodeURIComponent(id)}`
}

function pullCommand({ pull, path }: Pick<Listed<never>, 'pull' | 'path'>): Command {
  return gatewayClientCommand('pull')
    .description(pull)
    .argument('<device>', 'the name of the device')
    .action(async (device: string, options: ClientOptions) => {
      const call = { method: 'POST', body: { device } }
      const answer = (await request(connectionOf(options), `${path}/pull`, call)) as {
        listed: number
        new: number
        gone: number
      }
      if (options.json) return sayJson(answer)
      say(`${answer.listed} are listed, ${answer.new} of them new; ${answer.gone} were decided on elsewhere.`)
    })
}
