import { type Command, Option } from 'commander'
import { request } from '../api.js'
import { type ClientOptions, connectionOf, gatewayClientCommand, parseCount } from '../connection.js'
import { keyOfFile } from '../input-file.js'
import { say, sayJson, table } from '../output.js'
import { cancelCommand, eventsCommand, resolveCommand, retryCommand, type Subject } from './corrections.js'

interface ImportAnswer {
  readonly id: string
  readonly state: string
  readonly device: string
  readonly goods: {
    readonly declaration: { readonly number: string; readonly line: number; readonly date: string }
    readonly customsCode: string
    readonly name: string
    readonly quantity?: string
    readonly unit?: string
    readonly supplier?: string
    readonly invoice?: { readonly amount: string; readonly currency: string }
  }
  readonly decision?: {
    readonly decision: string
    readonly status: string
    readonly recorded?: { readonly number: string }
    readonly problem?: { readonly message: string; readonly fix: string }
  }
}

const IMPORTS: Subject = { noun: 'import', path: '/v1/imports', summary }

/** Where an import stands, and what comes next. */
function summary({ id, state, decision }: ImportAnswer): string {
  if (!decision) return `${id} is ${state}.`
  const { decision: what, status, recorded, problem } = decision
  if (recorded) return `${id}: the authority has "${what}" for ${recorded.number}`
  const why = problem ? ` ${problem.message} ${problem.fix}` : ''
  return `${id}: "${what}" is ${status}.${why}`
}

/** `imports`: what customs let in for us, and whether it is ours. */
export function importsCommand(): Command {
  return gatewayClientCommand('imports')
    .description(
      'List goods that customs let in for you (Kenya); pull them from KRA, accept them, refuse them.',
    )
    .enablePositionalOptions()
    .addOption(new Option('--state <state>', 'only these').choices(['open', 'decided', 'gone']))
    .option('--device <id>', 'only of this device')
    .option('--limit <n>', 'how many, at most 200', parseCount, 20)
    .action(async (options: ClientOptions & { state?: string; device?: string; limit: number }) => {
      const query = new URLSearchParams({ limit: String(options.limit) })
      if (options.state) query.set('state', options.state)
      if (options.device) query.set('device', options.device)
      const answer = (await request(connectionOf(options), `/v1/imports?${query}`)) as {
        imports: ImportAnswer[]
      }
      if (options.json) return sayJson(answer)
      if (answer.imports.length === 0) return say('There are no imports. Pull them first.')
      const rows = answer.imports.map(({ id, state, decision, goods }) => [
        id,
        decision ? `${decision.decision}: ${decision.status}` : state,
        `${goods.declaration.number}/${goods.declaration.line}`,
        `${goods.quantity ?? ''} ${goods.unit ?? ''}`.trim(),
        goods.name,
      ])
      say(table([['ID', 'STANDS', 'DECLARATION', 'QUANTITY', 'NAME'], ...rows]))
    })
    .addCommand(pullCommand())
    .addCommand(showCommand())
    .addCommand(acceptCommand())
    .addCommand(rejectCommand())
    .addCommand(retryCommand(IMPORTS))
    .addCommand(cancelCommand(IMPORTS))
    .addCommand(resolveCommand(IMPORTS))
    .addCommand(eventsCommand(IMPORTS))
}

function pullCommand(): Command {
  return gatewayClientCommand('pull')
    .description('Ask KRA what customs let in for you.')
    .argument('<device>', 'the name of the device')
    .action(async (device: string, options: ClientOptions) => {
      const call = { method: 'POST', body: { device } }
      const answer = (await request(connectionOf(options), '/v1/imports/pull', call)) as {
        listed: number
        new: number
        gone: number
      }
      if (options.json) return sayJson(answer)
      say(`${answer.listed} are listed, ${answer.new} of them new; ${answer.gone} were decided on elsewhere.`)
    })
}

function showCommand(): Command {
  return gatewayClientCommand('show')
    .description('See what customs says of an import.')
    .argument('<id>', 'the id of the import')
    .action(async (id: string, options: ClientOptions) => {
      const answer = (await request(connectionOf(options), pathOf(id))) as ImportAnswer
      if (options.json) return sayJson(answer)
      const {
        declaration,
        customsCode,
        name,
        quantity = '',
        unit = '',
        supplier = '',
        invoice,
      } = answer.goods
      say(summary(answer))
      say(`${name}, ${quantity} ${unit}, customs code ${customsCode}`)
      say(`Declaration ${declaration.number} of ${declaration.date}, line ${declaration.line}`)
      if (supplier !== '') say(`From ${supplier}${invoice ? `, ${invoice.currency} ${invoice.amount}` : ''}`)
    })
}

interface DecideOptions extends ClientOptions {
  readonly item: string
  readonly wait: number
  readonly idempotencyKey?: string
}

interface AcceptOptions extends DecideOptions {
  readonly quantity?: string
  readonly unitPrice?: string
  readonly receivedAt?: string
  readonly stock: boolean
  readonly note?: string
}

function acceptCommand(): Command {
  return deciding(gatewayClientCommand('accept'), 'the item of yours that it is')
    .description('Say that the goods are yours, and which of your items they are.')
    .argument('<id>', 'the id of the import')
    .option('--quantity <n>', 'how many came in, in your unit; needed where customs counts in another')
    .option('--unit-price <amount>', 'what one is worth without tax; made from the invoice if left out')
    .option('--received-at <time>', 'when they came in, with an offset; now if left out')
    .option('--no-stock', 'do not book them into stock')
    .option('--note <text>', 'KRA is told')
    .action(async (id: string, options: AcceptOptions) => {
      const { item, quantity, unitPrice, receivedAt, stock, note } = options
      await decide(id, 'accept', { item, quantity, unitPrice, receivedAt, stock, note }, options)
    })
}

function rejectCommand(): Command {
  return deciding(gatewayClientCommand('reject'), 'an item of yours: KRA wants one even so')
    .description('Say that the goods are not yours.')
    .argument('<id>', 'the id of the import')
    .requiredOption('--reason <text>', 'why; KRA is told')
    .action(async (id: string, options: DecideOptions & { reason: string }) => {
      const { item, reason } = options
      await decide(id, 'reject', { item, reason }, options)
    })
}

function deciding(command: Command, item: string): Command {
  return command
    .requiredOption('--item <code>', item)
    .option('--idempotency-key <key>', 'your own id of the decision; made from it if left out')
    .option('--wait <seconds>', 'how long to wait until KRA has it, at most 30', parseCount, 20)
}

async function decide(id: string, decision: string, body: object, options: DecideOptions): Promise<void> {
  const { wait, idempotencyKey = keyOfFile(`${decision} ${id} ${JSON.stringify(body)}`) } = options
  const headers = { 'idempotency-key': idempotencyKey, prefer: `wait=${wait}` }
  const answer = await request(connectionOf(options), `${pathOf(id)}/${decision}`, {
    method: 'POST',
    body,
    headers,
  })
  if (options.json) sayJson(answer)
  else say(summary(answer as ImportAnswer))
}

function pathOf(id: string): string {
  return `/v1/imports/${encodeURIComponent(id)}`
}
