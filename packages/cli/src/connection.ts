import { Command, Option } from 'commander'
import type { Connection } from './api.js'

/** A command that speaks to a running gateway. */
export function gatewayClientCommand(name: string): Command {
  return new Command(name)
    .addOption(
      new Option('--url <url>', 'address of the gateway').env('RISITI_URL').default('http://127.0.0.1:8787'),
    )
    .addOption(new Option('--key <key>', 'API key, if the gateway wants one').env('RISITI_API_KEY'))
    .option('--json', 'print JSON for programs')
}

export interface ClientOptions {
  readonly url: string
  readonly key?: string
  readonly json?: boolean
}

export function connectionOf(options: ClientOptions): Connection {
  return { url: options.url.replace(/\/$/, ''), key: options.key }
}
