import { AUTHORITIES } from '@risiti/sandbox/exchange'
import { Command, Option } from 'commander'
import { type Connection, request } from './api.js'
import { parseUrl } from './connection.js'

/** Changing a sandbox needs this header, so that no web page can. */
const CONTROL = { 'x-risiti-control': '1' }

/** Where a sandbox is. */
interface Sandbox {
  readonly sandbox: string
}

export interface ControlOptions extends Sandbox {
  readonly json?: boolean
}

/** A command that steers a running sandbox. */
export function controlCommand(name: string): Command {
  return new Command(name)
    .addOption(
      new Option('--sandbox <url>', 'address of the sandbox')
        .argParser(parseUrl)
        .env('RISITI_SANDBOX')
        .default('http://127.0.0.1:8788'),
    )
    .option('--json', 'print JSON for programs')
}

function connectionOf({ sandbox }: Sandbox): Connection {
  return { name: 'sandbox', url: sandbox, key: undefined }
}

/** Holds a command to one authority; both without it. */
export function authorityOption(description: string): Option {
  return new Option('--authority <authority>', description).choices(AUTHORITIES)
}

/** Asks a sandbox what it knows. */
export function ask(options: Sandbox, route: string): Promise<unknown> {
  return request(connectionOf(options), `/_sandbox/${route}`)
}

/** Changes a sandbox. */
export function change(
  options: ControlOptions,
  method: 'POST' | 'DELETE',
  route: string,
  body?: object,
): Promise<unknown> {
  return request(connectionOf(options), `/_sandbox/${route}`, { method, headers: CONTROL, body })
}
