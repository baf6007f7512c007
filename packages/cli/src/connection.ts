import { Command, InvalidArgumentError, Option } from 'commander'
import type { Connection } from './api.js'

/** A command that speaks to a running gateway. */
export function gatewayClientCommand(name: string): Command {
  return new Command(name)
    .addOption(
      new Option('--url <url>', 'address of the gateway')
        .argParser(parseUrl)
        .env('RISITI_URL')
        .default('http://127.0.0.1:8787'),
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
  return { name: 'gateway', url: options.url, key: options.key }
}

/** Reads an address; a slash at its end does no harm. */
export function parseUrl(text: string): string {
  const protocol = URL.canParse(text) ? new URL(text).protocol : ''
  if (protocol === 'http:' || protocol === 'https:') return text.replace(/\/+$/, '')
  throw new InvalidArgumentError('Write an address like http://127.0.0.1:8787.')
}

/** Reads a whole number. */
export function parseCount(text: string): number {
  if (/^\d{1,15}$/.test(text)) return Number(text)
  throw new InvalidArgumentError('Give a whole number.')
}
