import { createInterface } from 'node:readline/promises'
import { Writable } from 'node:stream'
import { Command } from 'commander'
import { request } from '../api.js'
import { type ClientOptions, gatewayClientCommand, urlOption } from '../connection.js'
import { say, sayJson } from '../output.js'
import { defaultUrl, forgetDefault, forgetGateway, saveDefault, saveGateway } from '../saved-gateways.js'

export function loginCommand(): Command {
  return gatewayClientCommand('login')
    .description(
      'Save how a gateway is reached, for you alone; the other commands use it. The key is read from --key, RISITI_API_KEY, or a line of input.',
    )
    .action(async (options: ClientOptions) => {
      const url = options.url ?? defaultUrl()
      const key = options.key ?? (await readSecret('API key: '))
      const caller = (await request({ name: 'gateway', url, key }, '/v1/caller')) as Caller
      saveGateway({ url, key })
      saveDefault(url)
      if (options.json) return sayJson({ url, ...caller })
      say(`Saved: ${url}, account ${caller.account}. It may: ${caller.scopes.join(', ')}.`)
    })
}

interface Caller {
  readonly account: string
  readonly scopes: readonly string[]
}

export function logoutCommand(): Command {
  return new Command('logout')
    .description(
      'Forget the saved key of a gateway. The key itself stays as it is: "risiti keys revoke" ends it.',
    )
    .addOption(urlOption())
    .action(({ url = defaultUrl() }: { url?: string }) => {
      forgetGateway(url)
      forgetDefault(url)
      say(`Forgotten: the key of ${url}.`)
    })
}

/** Reads a line that is not shown as it is typed. */
export async function readSecret(prompt: string): Promise<string> {
  const { stdin, stderr } = process
  const silent = new Writable({ write: (_chunk, _encoding, done) => done() })
  const lines = createInterface({ input: stdin, output: silent, terminal: stdin.isTTY === true })
  if (stdin.isTTY) stderr.write(prompt)
  try {
    for await (const line of lines) return line.trim()
    throw new Error('Nothing was given: type it, or pass it on standard input.')
  } finally {
    lines.close()
    if (stdin.isTTY) stderr.write('\n')
  }
}
