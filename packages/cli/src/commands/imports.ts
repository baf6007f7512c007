import type { Command } from 'commander'
import { request } from '../api.js'
import { type ClientOptions, connectionOf, gatewayClientCommand } from '../connection.js'
import { keyOfFile } from '../input-file.js'
import { say, sayJson } from '../output.js'
import type { SubmitOptions } from '../submit-file.js'
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

interface ImportAnswer extends ListedAnswer {
  readonly goods: {
    readonly declaration: { readonly number: string; readonly line: number; readonly date: string }
    readonly customsCode: string
    readonly name: string
    readonly quantity?: string
    readonly unit?: string
    readonly supplier?: string
    readonly invoice?: { readonly amount: string; readonly currency: string }
  }
}

const IMPORTS: Listed<ImportAnswer> = {
  noun: 'import',
  settled: 'recorded',
  plural: 'imports',
  path: '/v1/imports',
  description:
    'List goods that customs let in for you (Kenya); pull them from KRA, accept them, refuse them.',
  pull: 'Ask KRA what customs let in for you.',
  summary: (answer: ImportAnswer) => standing(answer, 'for'),
  columns: ['DECLARATION', 'QUANTITY', 'NAME'],
  row: ({ goods: { declaration, quantity = '', unit = '', name } }) => [
    `${declaration.number}/${declaration.line}`,
    `${quantity} ${unit}`.trim(),
    name,
  ],
}

/** `imports`: what customs let in for us, and whether it is ours. */
export function importsCommand(): Command {
  return listedCommand(IMPORTS, [showCommand(), acceptCommand(), rejectCommand()])
}

function showCommand(): Command {
  return gatewayClientCommand('show')
    .description('See what customs says of an import.')
    .argument('<id>', 'the id of the import')
    .action(async (id: string, options: ClientOptions) => {
      const answer = (await request(connectionOf(options), pathOf(IMPORTS, id))) as ImportAnswer
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
      tell(IMPORTS, answer, options)
      say(`${name}, ${quantity} ${unit}, customs code ${customsCode}`)
      say(`Declaration ${declaration.number} of ${declaration.date}, line ${declaration.line}`)
      if (supplier !== '') say(`From ${supplier}${invoice ? `, ${invoice.currency} ${invoice.amount}` : ''}`)
    })
}

interface DecideOptions extends SubmitOptions {
  readonly item: string
}

interface AcceptOptions extends DecideOptions {
  readonly quantity?: string
  readonly unitPrice?: string
  readonly receivedAt?: string
  readonly stock: boolean
  readonly note?: string
}

function acceptCommand(): Command {
  return about(gatewayClientCommand('accept'), 'the item of yours that it is')
    .description('Say that the goods are yours, and which of your items they are.')
    .argument('<id>', 'the id of the import')
    .option('--quantity <n>', 'how many came in, in your unit; needed where customs counts in another')
    .option('--unit-price <amount>', 'what one is worth without tax; made from the invoice if left out')
    .option('--received-at <time>', 'when they came in, with an offset; now if left out')
    .option('--no-stock', 'do not book them into stock')
    .option('--note <text>', 'KRA is told')
    .action(async (id: string, options: AcceptOptions) => {
      const { item, quantity, unitPrice, receivedAt, stock, note } = options
      await answer(id, 'accept', { item, quantity, unitPrice, receivedAt, stock, note }, options)
    })
}

function rejectCommand(): Command {
  return about(gatewayClientCommand('reject'), 'an item of yours: KRA wants one even so')
    .description('Say that the goods are not yours.')
    .argument('<id>', 'the id of the import')
    .requiredOption('--reason <text>', 'why; KRA is told')
    .action(async (id: string, options: DecideOptions & { reason: string }) => {
      const { item, reason } = options
      await answer(id, 'reject', { item, reason }, options)
    })
}

function about(command: Command, item: string): Command {
  return deciding(command.requiredOption('--item <code>', item))
}

function answer(
  id: string,
  decision: 'accept' | 'reject',
  body: object,
  options: DecideOptions,
): Promise<void> {
  const key = keyOfFile(`${decision} ${id} ${JSON.stringify(body)}`)
  return decide(IMPORTS, id, decision, { body, key, options })
}
