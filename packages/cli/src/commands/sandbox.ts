import { startSandbox } from '@risiti/sandbox'
import { Command, InvalidArgumentError, Option } from 'commander'
import { type Connection, request } from '../api.js'
import { say, sayJson, table } from '../output.js'
import { parsePort, runUntilStopped } from '../servers.js'

const CONTROL = { 'x-risiti-control': '1' }

export function sandboxCommand(): Command {
  return new Command('sandbox')
    .enablePositionalOptions()
    .description(
      'Run the sandbox: both tax authorities on your machine. Its subcommands steer a running one.',
    )
    .option('--port <port>', 'port to listen on, 0 for any', parsePort, 8788)
    .option('--seed <seed>', 'same seed and clock, same answers', '1')
    .option('--json', 'print one JSON line when ready')
    .action(async (options: { port: number; seed: string; json?: boolean }) => {
      const sandbox = await startSandbox({ port: options.port, seed: options.seed })
      if (options.json) sayJson({ sandbox: { url: sandbox.url } })
      else
        say(
          `The sandbox listens on ${sandbox.url}. Open it in a browser to see what arrives. Ctrl-C stops it.`,
        )
      await runUntilStopped(() => sandbox.close())
    })
    .addCommand(faultCommand())
    .addCommand(ledgerCommand())
    .addCommand(resetCommand())
}

function controlCommand(name: string): Command {
  return new Command(name)
    .addOption(
      new Option('--sandbox <url>', 'address of the sandbox')
        .env('RISITI_SANDBOX')
        .default('http://127.0.0.1:8788'),
    )
    .option('--json', 'print JSON for programs')
}

function faultCommand(): Command {
  return controlCommand('fault')
    .description('Let calls to the authorities fail. Without a fault: clear all.')
    .argument('[fault]', 'such as drop-response-after-commit, delay, http-5xx, down')
    .option('--operation <operation>', 'which calls: a method, an interface code or *', '*')
    .option('--count <n>', 'how many calls', parseCount)
    .option('--probability <p>', 'how likely, 0 to 1', parseProbability)
    .option('--delay <ms>', 'how long, for delay', parseCount)
    .action(async (fault: string | undefined, options: FaultOptions) => {
      const { operation, count, probability, delay } = options
      const connection = connectionOf(options)
      if (fault === undefined) {
        await request(connection, '/_sandbox/faults', { method: 'DELETE', headers: CONTROL })
        say('No fault is set any more.')
        return
      }
      const body = {
        operation,
        fault,
        ...(probability === undefined ? { count: count ?? 1 } : { probability }),
        ...(delay === undefined ? {} : { delayMs: delay }),
      }
      await request(connection, '/_sandbox/faults', { method: 'POST', body, headers: CONTROL })
      say(`Set: ${fault} on ${operation}.`)
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
    .description('Forget every document, fault and setting of the sandbox.')
    .action(async (options: ControlOptions) => {
      await request(connectionOf(options), '/_sandbox/reset', { method: 'POST', body: {}, headers: CONTROL })
      say('The sandbox starts again with its seeds.')
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
  return { url: options.sandbox.replace(/\/$/, ''), key: undefined }
}

function parseCount(text: string): number {
  if (/^\d{1,9}$/.test(text)) return Number(text)
  throw new InvalidArgumentError('Give a whole number.')
}

function parseProbability(text: string): number {
  const value = Number(text)
  if (text !== '' && value >= 0 && value <= 1) return value
  throw new InvalidArgumentError('Give a number from 0 to 1.')
}
