import type { Command } from 'commander'
import { request } from '../api.js'
import { type ClientOptions, connectionOf, gatewayClientCommand, parseCount } from '../connection.js'
import { say, sayJson } from '../output.js'

interface NumbersOptions extends ClientOptions {
  readonly sales?: number
  readonly stock?: number
}

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
    .action(async (id: string, options: NumbersOptions) => {
      const path = `/v1/devices/${encodeURIComponent(id)}/numbers`
      const { sales, stock } = options
      const isSet = sales !== undefined || stock !== undefined
      const call = isSet ? { method: 'PUT', body: { sales, stock } } : {}
      const numbers = (await request(connectionOf(options), path, call)) as Numbers
      if (options.json) sayJson(numbers)
      else for (const { name, next } of Object.values(numbers)) say(`${name}: ${next} comes next`)
    })
}
