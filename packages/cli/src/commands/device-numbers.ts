import type { Command } from 'commander'
import { request } from '../api.js'
import { type ClientOptions, connectionOf, gatewayClientCommand, parseCount } from '../connection.js'
import { say, sayJson } from '../output.js'

/** What is numbered: options of this command, and members of the request. */
const SEQUENCES = ['sales', 'stock', 'purchases'] as const

type NumbersOptions = ClientOptions & { readonly [Name in (typeof SEQUENCES)[number]]?: unknown }

type Numbers = Readonly<Record<string, { readonly name: string; readonly next: number }>>

/** `risiti device numbers ID`: shows which numbers come next in Kenya, or sets them. */
export function numbersCommand(): Command {
  return gatewayClientCommand('numbers')
    .description(
      'See which numbers a Kenyan device uses next, or set them when you come from another program.',
    )
    .argument('<id>', 'the name of the device')
    .option('--sales <number>', 'the next invcNo', parseCount)
    .option('--stock <number>', 'the next sarNo', parseCount)
    .option('--purchases <number>', 'the next invcNo of purchases', parseCount)
    .action(async (id: string, options: NumbersOptions) => {
      const path = `/v1/devices/${encodeURIComponent(id)}/numbers`
      const wanted = SEQUENCES.filter((name) => options[name] !== undefined)
      const body = Object.fromEntries(wanted.map((name) => [name, options[name]]))
      const call = wanted.length > 0 ? { method: 'PUT', body } : {}
      const numbers = (await request(connectionOf(options), path, call)) as Numbers
      if (options.json) sayJson(numbers)
      else for (const { name, next } of Object.values(numbers)) say(`${name}: ${next} comes next`)
    })
}
