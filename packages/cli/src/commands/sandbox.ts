import { resolve } from 'node:path'
import { Command, Option } from 'commander'
import { parseCount, parseUrl } from '../connection.js'
import { say, sayJson } from '../output.js'
import { addressOf, type TlsChoice, tlsHint, tlsOption } from '../sandbox-tls.js'
import { loadSandbox, type OnStop, parsePort, runUntilStopped } from '../servers.js'
import { recordCommand } from './record.js'
import { replayCommand } from './replay.js'
import { clockCommand } from './sandbox-clock.js'
import { faultCommand } from './sandbox-fault.js'
import { journalCommand } from './sandbox-journal.js'
import { ledgerCommand } from './sandbox-ledger.js'
import { linkCommand } from './sandbox-link.js'
import { resetCommand, snapshotCommand } from './sandbox-state.js'

export function sandboxCommand(): Command {
  return new Command('sandbox')
    .enablePositionalOptions()
    .description(
      'Run the sandbox: both tax authorities on your machine. Its subcommands steer a running one, or compare it with a real server.',
    )
    .option('--port <port>', 'port to listen on, 0 for any', parsePort, 8788)
    .option(
      '--seed <seed>',
      'same seed and clock, same answers; that of the state file, or risiti, if left out',
    )
    .option('--state <file>', 'keep the books in this file, and go on from what is there')
    .option(
      '--vscu-port <port>',
      'listen here too, as a VSCU does on the taxpayer’s machine: 8088',
      parsePort,
    )
    .option('--host <address>', 'address to listen on; 0.0.0.0 lets the whole network in', '127.0.0.1')
    .option('--strict', 'refuse what live servers take although their documents say otherwise')
    .addOption(publicUrlOption())
    .option(
      '--journal <count>',
      'how many calls the journal keeps, within 16 MB; 1000 if left out',
      parseCount,
    )
    .option('--categories <count>', 'fill Uganda’s list of categories up; really there are 74000', parseCount)
    .option('--item-classes <count>', 'fill Kenya’s list of item classes up', parseCount)
    .addOption(tlsOption())
    .option('--json', 'print one JSON line when ready')
    .action((options: ServerOptions) => runUntilStopped((onStop) => serve(options, onStop)))
    .addCommand(faultCommand())
    .addCommand(clockCommand())
    .addCommand(linkCommand())
    .addCommand(journalCommand())
    .addCommand(ledgerCommand())
    .addCommand(resetCommand())
    .addCommand(snapshotCommand())
    .addCommand(recordCommand())
    .addCommand(replayCommand())
}

interface ServerOptions {
  readonly port: number
  readonly seed?: string
  readonly state?: string
  readonly vscuPort?: number
  readonly host: string
  readonly publicUrl?: string
  readonly strict?: boolean
  readonly journal?: number
  readonly categories?: number
  readonly itemClasses?: number
  readonly tls?: TlsChoice
  readonly json?: boolean
}

async function serve(
  { strict, journal, tls, json, ...options }: ServerOptions,
  onStop: OnStop,
): Promise<void> {
  const { LENIENCIES, startSandbox } = await loadSandbox()
  const sandbox = await startSandbox({
    ...options,
    tls: tls !== undefined,
    strict: strict ? LENIENCIES : undefined,
    ...(journal === undefined ? {} : { journal: { count: journal } }),
  })
  onStop(() => sandbox.close())
  const address = await addressOf(sandbox, tls, onStop)
  if (json) return sayJson({ sandbox: address })
  say(`The sandbox listens on ${sandbox.url}. Open it in a browser to see what arrives. Ctrl-C stops it.`)
  if (address.tlsUrl) say(tlsHint(address))
  if (options.state) say(`Its books are kept in ${resolve(options.state)}.`)
  if (address.vscuUrl) say(`A VSCU listens at ${address.vscuUrl}.`)
}

function publicUrlOption(): Option {
  const about = 'where QR codes lead: an address that the phone which scans them can reach'
  return new Option('--public-url <url>', about).argParser(parseUrl)
}
