import type { Command } from 'commander'
import { request } from '../api.js'
import { type ClientOptions, connectionOf, gatewayClientCommand } from '../connection.js'
import { keyOfFile } from '../input-file.js'
import { say, sayJson, table } from '../output.js'
import { type SubmitOptions, submitFile } from '../submit-file.js'
import {
  decide,
  deciding,
  type Listed,
  type ListedAnswer,
  listedCommand,
  pathOf,
  standing,
  tell,
} from './listed.js'

interface PurchaseAnswer extends ListedAnswer {
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
}

const PURCHASES: Listed<PurchaseAnswer> = {
  noun: 'purchase',
  settled: 'recorded',
  plural: 'purchases',
  path: '/v1/purchases',
  description: 'List what suppliers sold to you (Kenya); pull it from KRA, accept it, refuse it.',
  pull: 'Ask KRA what suppliers sold to you.',
  summary: (answer: PurchaseAnswer) => standing(answer, 'as number'),
  columns: ['SUPPLIER', 'NUMBER', 'TOTAL'],
  row: ({ sale }) => [sale.supplier.name, sale.number, `${sale.currency} ${sale.totals.gross}`],
}

/** `purchases`: what suppliers say to have sold to us, and what we say to it. */
export function purchasesCommand(): Command {
  return listedCommand(PURCHASES, [showCommand(), acceptCommand(), rejectCommand()])
}

function showCommand(): Command {
  return gatewayClientCommand('show')
    .description('See the lines of a purchase.')
    .argument('<id>', 'the id of the purchase')
    .action(async (id: string, options: ClientOptions) => {
      const answer = (await request(connectionOf(options), pathOf(PURCHASES, id))) as PurchaseAnswer
      if (options.json) return sayJson(answer)
      const rows = answer.sale.lines.map(({ line, name, quantity, unit, total }) => [
        String(line),
        name,
        `${quantity} ${unit}`,
        total,
      ])
      tell(PURCHASES, answer, options)
      say(table([['LINE', 'NAME', 'QUANTITY', 'TOTAL'], ...rows]))
    })
}

function acceptCommand(): Command {
  return deciding(gatewayClientCommand('accept'))
    .description('Say that you bought it, and as which of your items.')
    .argument('<id>', 'the id of the purchase')
    .argument('<file>', 'JSON: { "lines": [{ "line": 1, "item": "your code" }] }')
    .action(async (id: string, file: string, options: SubmitOptions) =>
      tell(PURCHASES, await submitFile(`${pathOf(PURCHASES, id)}/accept`, file, options), options),
    )
}

function rejectCommand(): Command {
  return deciding(gatewayClientCommand('reject'))
    .description('Say that you did not buy it.')
    .argument('<id>', 'the id of the purchase')
    .requiredOption('--reason <text>', 'why; KRA is told')
    .action((id: string, options: SubmitOptions & { reason: string }) => {
      const { reason } = options
      return decide(PURCHASES, id, 'reject', {
        body: { reason },
        key: keyOfFile(`reject ${id} ${reason}`),
        options,
      })
    })
}
