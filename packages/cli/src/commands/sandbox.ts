import type { Taxpayers } from '@risiti/sandbox'
import { FAULTS } from '@risiti/sandbox/faults'
import { Command, InvalidArgumentError, Option } from 'commander'
import { type Connection, request } from '../api.js'
import { parseCount, parseUrl } from '../connection.js'
import { say, sayJson, table } from '../output.js'
import { addressOf, type TlsChoice, tlsHint, tlsOption } from '../sandbox-tls.js'
import { loadSandbox, parsePort, runUntilStopped } from '../servers.js'
import { recordCommand } from './record.js'
import { replayCommand } from './replay.js'

const CONTROL = { 'x-risiti-control': '1' }

export function sandboxCommand(): Command {
  return new Command('sandbox')
    .enablePositionalOptions()
    .description(
      'Run the sandbox: both tax authorities on your machine. Its subcommands steer a running one, or compare it with a real server.',
    )
    .option('--port <port>', 'port to listen on, 0 for any', parsePort, 8788)
    .option('--seed <seed>', 'same seed and clock, same answers', 'risiti')
    .option(
      '--vscu-port <port>',
      'listen here too, as a VSCU does on the taxpayer’s machine: 8088',
      parsePort,
    )
    .option('--host <address>', 'address to listen on; 0.0.0.0 lets the whole network in', '127.0.0.1')
    .option('--strict', 'refuse what live servers take although their documents say otherwise')
    .addOption(publicUrlOption())
    .addOption(tlsOption())
    .option('--json', 'print one JSON line when ready')
    .action((options: ServerOptions) => runUntilStopped((onStop) => serve(options, onStop)))
    .addCommand(faultCommand())
    .addCommand(ledgerCommand())
    .addCommand(resetCommand())
    .addCommand(recordCommand())
    .addCommand(replayCommand())
}

interface ServerOptions {
  readonly port: number
  readonly seed: string
  readonly vscuPort?: number
  readonly host: string
  readonly publicUrl?: string
  readonly strict?: boolean
  readonly tls?: TlsChoice
  readonly json?: boolean
}

async function serve(
  { port, seed, vscuPort, host, publicUrl, strict, tls, json }: ServerOptions,
  onStop: (close: () => Promise<void>) => void,
): Promise<void> {
  const { LENIENCIES, startSandbox } = await loadSandbox()
  const sandbox = await startSandbox({
    port,
    host,
    seed,
    vscuPort,
    publicUrl,
    tls: tls !== undefined,
    strict: strict ? LENIENCIES : [],
  })
  onStop(() => sandbox.close())
  const address = await addressOf(sandbox, tls, onStop)
  if (json) return sayJson({ sandbox: address })
  say(`The sandbox listens on ${sandbox.url}. Open it in a browser to see what arrives. Ctrl-C stops it.`)
  if (address.tlsUrl) say(tlsHint(address))
  if (address.vscuUrl) say(`A VSCU listens at ${address.vscuUrl}.`)
}

function publicUrlOption(): Option {
  const about = 'where QR codes lead: an address that the phone which scans them can reach'
  return new Option('--public-url <url>', about).argParser(parseUrl)
}

function controlCommand(name: string): Command {
  return new Command(name)
    .addOption(
      new Option('--sandbox <url>', 'address of the sandbox')
        .argParser(parseUrl)
        .env('RISITI_SANDBOX')
        .default('http://127.0.0.1:8788'),
    )
    .option('--json', 'print JSON for programs')
}

function faultCommand(): Command {
  return controlCommand('fault')
    .description('Let calls to the authorities fail. Without a fault: clear all.')
    .argument('[fault]', Object.keys(FAULTS).join(', '))
    .option('--operation <operation>', 'which calls: a method, an interface code or *', '*')
    .option('--count <n>', 'how many calls; one, if neither this nor --probability is given', parseCount)
    .addOption(
      new Option('--probability <p>', 'how likely, 0 to 1, for every call from now on')
        .argParser(parseProbability)
        .conflicts('count'),
    )
    .option('--delay <ms>', 'how long, for delay; 1000 if left out', parseCount)
    .action(async (fault: string | undefined, options: FaultOptions) => {
      const { operation, count, probability, delay } = options
      const connection = connectionOf(options)
      if (fault === undefined) {
        const answer = await request(connection, '/_sandbox/faults', { method: 'DELETE', headers: CONTROL })
        return options.json ? sayJson(answer) : say('No fault is set any more.')
      }
      const body = {
        operation,
        fault,
        ...(probability === undefined ? { count: count ?? 1 } : { probability }),
        ...(delay === undefined ? {} : { delayMs: delay }),
      }
      const answer = await request(connection, '/_sandbox/faults', { method: 'POST', body, headers: CONTROL })
      if (options.json) return sayJson(answer)
      const often = probability === undefined ? `${count ?? 1} time(s)` : `with probability ${probability}`
      say(`Set: ${fault} on ${operation}, ${often}. "npx risiti sandbox fault" clears it.`)
    })
}

function ledgerCommand(): Command {
  return controlCommand('ledger')
    .description('What the authorities hold.')
    .action(async (options: ControlOptions) => {
      const ledger = (await request(connectionOf(options), '/_sandbox/ledger')) as { documents: LedgerRow[] }
      if (options.json) return sayJson(ledger)
      if (ledger.documents.length === 0) return say('The authorities hold no documents.')
      const head = ['COUNTRY', 'TAX ID', 'NUMBER', 'REFERENCE', 'TOTAL', 'TAX', 'ISSUED', 'STATUS']
      const rows = ledger.documents.map((row) => [
        row.country,
        row.taxId,
        row.number,
        row.reference,
        `${row.currency} ${row.total}`,
        row.tax,
        row.issuedAt,
        row.status,
      ])
      say(table([head, ...rows]))
    })
}

function resetCommand(): Command {
  return controlCommand('reset')
    .description('Forget every document and fault. Keys, clock and devices stay.')
    .action(async (options: ControlOptions) => {
      const connection = connectionOf(options)
      const { etims } = (await request(connection, '/_sandbox/taxpayers')) as Pick<Taxpayers, 'etims'>
      const answer = await request(connection, '/_sandbox/reset', {
        method: 'POST',
        body: {},
        headers: CONTROL,
      })
      // A reset unit has the key it had before, but must hand it out again before it takes sales.
      for (const { tin, bhfId, dvcSrlNo, cmcKey } of etims) {
        const body = { tin, bhfId, dvcSrlNo }
        if (cmcKey !== null)
          await request(connection, '/etims-api/selectInitOsdcInfo', { method: 'POST', body })
      }
      if (options.json) return sayJson(answer)
      say('The sandbox starts again with its seeds. Devices stay registered.')
    })
}

interface ControlOptions {
  readonly sandbox: string
  readonly json?: boolean
}

interface FaultOptions extends ControlOptions {
  readonly operation: string
  readonly count?: number
  readonly probability?: number
  readonly delay?: number
}

type LedgerRow = Readonly<
  Record<
    'country' | 'taxId' | 'number' | 'reference' | 'currency' | 'total' | 'tax' | 'issuedAt' | 'status',
    string
  >
>

function connectionOf(options: ControlOptions): Connection {
  return { name: 'sandbox', url: options.sandbox, key: undefined }
}

function parseProbability(text: string): number {
  const value = Number(text)
  if (text !== '' && value >= 0 && value <= 1) return value
  throw new InvalidArgumentError('Give a number from 0 to 1.')
}
