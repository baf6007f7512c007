import type { Command } from 'commander'
import { ApiError, request } from '../api.js'
import { type ClientOptions, connectionOf, gatewayClientCommand } from '../connection.js'
import { parseJson, readInputFile } from '../input-file.js'
import { say, sayJson, table } from '../output.js'

interface Sums {
  readonly currency: string
  readonly totals: { readonly net: string; readonly tax: string; readonly gross: string }
}

interface CheckAnswer extends Sums {
  readonly converted?: Sums & { readonly exchangeRate: string }
  readonly taxes: readonly {
    readonly category: string
    readonly rate: string
    readonly net: string
    readonly tax: string
    readonly gross: string
  }[]
}

/** Exits 1 when something was found; with `--json` the findings are `errors` of the answer. */
export function checkCommand(): Command {
  return gatewayClientCommand('check')
    .description('Compute a sale and find what would be refused; nothing is stored or sent.')
    .argument('<file>', 'the document, as JSON')
    .action(async (file: string, options: ClientOptions) => {
      const body = parseJson((await readInputFile(file)).toString('utf8'), file)
      const answer = await check(body, options)
      if (options.json) sayJson(answer)
      else sayComputed(answer as CheckAnswer)
    })
}

async function check(body: unknown, options: ClientOptions): Promise<unknown> {
  try {
    return await request(connectionOf(options), '/v1/documents/check', { method: 'POST', body })
  } catch (error) {
    if (!options.json || !(error instanceof ApiError) || error.errors.length === 0) throw error
    process.exitCode = 1
    return error.body
  }
}

function sayComputed({ taxes, converted, ...own }: CheckAnswer): void {
  say('Nothing was found that would be refused.')
  const head = ['CATEGORY', 'RATE', 'NET', 'TAX', 'GROSS']
  say(table([head, ...taxes.map(({ category, rate, net, tax, gross }) => [category, rate, net, tax, gross])]))
  if (converted) say(`${sums(converted)} (at ${converted.exchangeRate})`)
  say(sums(own))
}

function sums({ currency, totals: { net, tax, gross } }: Sums): string {
  return `Total ${currency} ${gross}: net ${net}, tax ${tax}`
}
