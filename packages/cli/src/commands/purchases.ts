import { type Command, Option } from 'commander'
import { request } from '../api.js'
import { type ClientOptions, connectionOf, gatewayClientCommand, parseCount } from '../connection.js'
import { keyOfFile } from '../input-file.js'
import { say, sayJson, table } from '../output.js'
import { type SubmitOptions, submitFile } from '../submit-file.js'
import { cancelCommand, eventsCommand, resolveCommand, retryCommand, type Subject } from './corrections.js'

interface PurchaseAnswer {
  readonly id: string
  readonly state: string
  readonly device: string
  readonly sale: {
    readonly supplier: { readonly name: string }
    readonly number: string
    readonly currency: string
    readonly totals: { readonly gross: string }
    readonly lines: readonly {
      readonly line: number
      readonly name: string
      readonly quantity: string
      readonly unit: string
      readonly total: string
    }[]
  }
  readonly decision?: {
    readonly decision: string
    readonly status: string
    readonly recorded?: { readonly number: string }
    readonly problem?: { readonly message: string; readonly fix: string }
  }
}

const PURCHASES: Subject = { noun: 'purchase', path: '/v1/purchases', summary }

/** Where a purchase stands, and what comes next. */
function summary({ id, state, decision }: PurchaseAnswer): string {
  if (!decision) return `${id} is ${state}.`
  const { decision: what, status, recorded, problem } = decision
  if (recorded) return `${id}: the authority has "${what}" as ${recorded.number}`
  const why = problem ? ` ${problem.message} ${problem.fix}` : ''
  return `${id}: "${what}" is ${status}.${why}`
}

/** `purchases`: what suppliers say to have sold to us, and what we say to it. */
export function purchasesCommand(): Command {
  return gatewayClientCommand('purchases')
    .description('List what suppliers sold to you (Kenya); pull it from KRA, accept it, refuse it.')
    .enablePositionalOptions()
    .addOption(new Option('--state <state>', 'only these').choices(['open', 'decided', 'gone']))
    .option('--device <id>', 'only of this device')
    .option('--limit <n>', 'how many, at most 200', parseCount, 20)
    .action(async (options: ClientOptions & { state?: string; device?: string; limit: number }) => {
      const query = new URLSearchParams({ limit: String(options.limit) })
      if (options.state) query.set('state', options.state)
      if (options.device) query.set('device', options.device)
      const answer = (await request(connectionOf(options), `/v1/purchases?${query}`)) as {
        purchases: PurchaseAnswer[]
      }
      if (options.json) return sayJson(answer)
      if (answer.purchases.length === 0) return say('There are no purchases. Pull them first.')
      const rows = answer.purchases.map(({ id, state, decision, sale }) => [
        id,
        decision ? `${decision.decision}: ${decision.status}` : state,
        sale.supplier.name,
        sale.number,
        `${sale.currency} ${sale.totals.gross}`,
      ])
      say(table([['ID', 'STANDS', 'SUPPLIER', 'NUMBER', 'TOTAL'], ...rows]))
    })
    .addCommand(pullCommand())
    .addCommand(showCommand())
    .addCommand(acceptCommand())
    .addCommand(rejectCommand())
    .addCommand(retryCommand(PURCHASES))
    .addCommand(cancelCommand(PURCHASES))
    .addCommand(resolveCommand(PURCHASES))
    .addCommand(eventsCommand(PURCHASES))
}

function pullCommand(): Command {
  return gatewayClientCommand('pull')
    .description('Ask KRA what suppliers sold to you.')
    .argument('<device>', 'the name of the device')
    .action(async (device: string, options: ClientOptions) => {
      const call = { method: 'POST', body: { device } }
      const answer = (await request(connectionOf(options), '/v1/purchases/pull', call)) as {
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
    .description('See the lines of a purchase.')
    .argument('<id>', 'the id of the purchase')
    .action(async (id: string, options: ClientOptions) => {
      const answer = (await request(connectionOf(options), pathOf(id))) as PurchaseAnswer
      if (options.json) return sayJson(answer)
      const rows = answer.sale.lines.map(({ line, name, quantity, unit, total }) => [
        String(line),
        name,
        `${quantity} ${unit}`,
        total,
      ])
      say(summary(answer))
      say(table([['LINE', 'NAME', 'QUANTITY', 'TOTAL'], ...rows]))
    })
}

function acceptCommand(): Command {
  return deciding(gatewayClientCommand('accept'))
    .description('Say that you bought it, and as which of your items.')
    .argument('<id>', 'the id of the purchase')
    .argument('<file>', 'JSON: { "lines": [{ "line": 1, "item": "your code" }] }')
    .action(async (id: string, file: string, options: SubmitOptions) =>
      tell(await submitFile(`${pathOf(id)}/accept`, file, options), options),
    )
}

function rejectCommand(): Command {
  return deciding(gatewayClientCommand('reject'))
    .description('Say that you did not buy it.')
    .argument('<id>', 'the id of the purchase')
    .requiredOption('--reason <text>', 'why; KRA is told')
    .action(async (id: string, options: SubmitOptions & { reason: string }) => {
      const { reason, wait, idempotencyKey = keyOfFile(`reject ${id} ${reason}`) } = options
      const headers = { 'idempotency-key': idempotencyKey, prefer: `wait=${wait}` }
      const call = { method: 'POST', body: { reason }, headers }
      tell(await request(connectionOf(options), `${pathOf(id)}/reject`, call), options)
    })
}

function deciding(command: Command): Command {
  return command
    .option('--idempotency-key <key>', 'your own id of the decision; made from it if left out')
    .option('--wait <seconds>', 'how long to wait until KRA has it, at most 30', parseCount, 20)
}

function tell(answer: unknown, { json }: ClientOptions): void {
  if (json) sayJson(answer)
  else say(summary(answer as PurchaseAnswer))
}

function pathOf(id: string): string {
  return `/v1/purchases/${encodeURIComponent(id)}`
}
