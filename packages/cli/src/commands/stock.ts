import { type Command, Option } from 'commander'
import { request } from '../api.js'
import { type ClientOptions, connectionOf, gatewayClientCommand, parseCount } from '../connection.js'
import { say, sayJson, table } from '../output.js'
import { type StockAnswer, stockSummary } from '../stock-answer.js'
import { type SubmitOptions, submitFile } from '../submit-file.js'
import { eastAfrican } from '../time.js'
import { cancelCommand, eventsCommand, resolveCommand, retryCommand, type Subject } from './corrections.js'

const MOVEMENTS: Subject = {
  noun: 'movement',
  settled: 'recorded',
  path: '/v1/stock-movements',
  summary: stockSummary,
}

/** `stock`: what came in and went out, and what is left. */
export function stockCommand(): Command {
  return gatewayClientCommand('stock')
    .description('List the newest movements of stock; report one, decide about one, see what is left.')
    .enablePositionalOptions()
    .addOption(
      new Option(
        '--status <status>',
        'only these: queued, sending, recorded, rejected, in_doubt, needs_attention, cancelled',
      ),
    )
    .option('--device <id>', 'only of this device')
    .option('--limit <n>', 'how many, at most 200', parseCount, 20)
    .action(async (options: ClientOptions & { status?: string; device?: string; limit: number }) => {
      const query = new URLSearchParams({ limit: String(options.limit) })
      if (options.status) query.set('status', options.status)
      if (options.device) query.set('device', options.device)
      const answer = (await request(connectionOf(options), `/v1/stock-movements?${query}`)) as {
        movements: StockAnswer[]
      }
      if (options.json) return sayJson(answer)
      if (answer.movements.length === 0)
        return say(options.status || options.device ? 'No movement fits.' : 'There are no movements yet.')
      const head = ['ID', 'STATUS', 'KIND', 'DEVICE', 'VALUE', 'NUMBER', 'DOCUMENT', 'MOVED']
      const rows = answer.movements.map((movement) => [
        movement.id,
        movement.status,
        movement.kind,
        movement.device,
        `${movement.currency} ${movement.value.gross}`,
        movement.recorded?.number ?? '-',
        movement.document ?? '-',
        eastAfrican(movement.movedAt),
      ])
      say(table([head, ...rows]))
    })
    .addCommand(reportCommand())
    .addCommand(levelsCommand())
    .addCommand(countCommand())
    .addCommand(retryCommand(MOVEMENTS))
    .addCommand(cancelCommand(MOVEMENTS))
    .addCommand(resolveCommand(MOVEMENTS))
    .addCommand(eventsCommand(MOVEMENTS))
}

function reportCommand(): Command {
  return gatewayClientCommand('report')
    .description('Report goods that came in or went out.')
    .argument('<file>', 'the movement, as JSON')
    .option(
      '--idempotency-key <key>',
      'your own id of it; made from the file if left out, so that the same file is reported once',
    )
    .option('--wait <seconds>', 'how long to wait until it is recorded, at most 30', parseCount, 20)
    .action(async (file: string, options: SubmitOptions) => {
      const movement = (await submitFile('/v1/stock-movements', file, options)) as StockAnswer
      if (options.json) sayJson(movement)
      else say(stockSummary(movement))
    })
}

interface LevelAnswer {
  readonly item: string
  readonly quantity: string
  readonly told: boolean
  readonly stated?: string
  readonly problem?: { readonly message: string; readonly fix: string }
}

function levelsCommand(): Command {
  return gatewayClientCommand('levels')
    .description('What is left of each item, and whether the authority knows.')
    .argument('<device>', 'the name of the device')
    .option('--limit <n>', 'how many, at most 200', parseCount, 50)
    .option('--after <item>', 'those that follow this item')
    .action(async (device: string, options: ClientOptions & { limit: number; after?: string }) => {
      const query = new URLSearchParams({ device, limit: String(options.limit) })
      if (options.after) query.set('after', options.after)
      const answer = (await request(connectionOf(options), `/v1/stock-levels?${query}`)) as {
        levels: LevelAnswer[]
        next?: string
      }
      if (options.json) return sayJson(answer)
      if (answer.levels.length === 0) return say('Nothing is counted for this device.')
      const rows = answer.levels.map(({ item, quantity, told, stated, problem }) => [
        item,
        quantity,
        told ? 'told' : (stated ?? '-'),
        problem ? `${problem.message} ${problem.fix}` : '',
      ])
      say(table([['ITEM', 'LEFT', 'AT THE AUTHORITY', ''], ...rows]))
      if (answer.next) say(`There are more: --after ${answer.next}`)
    })
}

function countCommand(): Command {
  return gatewayClientCommand('count')
    .description('Say how much of an item there is, as somebody has counted it. It moves no goods.')
    .argument('<device>', 'the name of the device')
    .argument('<item>', 'the code of the item')
    .argument('<quantity>', 'how much there is, such as 12.5')
    .action(async (device: string, item: string, quantity: string, options: ClientOptions) => {
      const body = { device, levels: [{ item, quantity }] }
      const answer = await request(connectionOf(options), '/v1/stock-levels', { method: 'PUT', body })
      if (options.json) sayJson(answer)
      else say(`${item} is counted: ${quantity}.`)
    })
}
