import { Command, InvalidArgumentError, Option } from 'commander'
import type { Connection } from './api.js'
import { defaultUrl, savedKey } from './saved-gateways.js'

/** A command that speaks to a running gateway. */
export function gatewayClientCommand(name: string): Command {
  return new Command(name)
    .addOption(urlOption())
    .addOption(
      new Option(
        '--key <key>',
        'API key; without it the one saved by "risiti login" or "risiti up" for that address',
      ).env('RISITI_API_KEY'),
    )
    .option('--json', 'print JSON for programs')
}

/** Which gateway is meant. */
export function urlOption(): Option {
  return new Option(
    '--url <url>',
    'address of the gateway; without it the one of "risiti login", or http://127.0.0.1:8787',
  )
    .argParser(parseUrl)
    .env('RISITI_URL')
}

export interface ClientOptions {
  readonly url?: string
  readonly key?: string
  readonly json?: boolean
}

/** How the gateway is reached that a command is for. */
export function connectionOf(options: ClientOptions): Connection {
  const url = options.url ?? defaultUrl()
  return { name: 'gateway', url, key: options.key ?? savedKey(url) }
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
