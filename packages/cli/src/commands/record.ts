import { ConfigurationError } from '@risiti/core/errors'
import type { DeviceKey, Passed, RecordedExchange } from '@risiti/sandbox/record'
import { Command, Option } from 'commander'
import { parseUrl } from '../connection.js'
import { readInputFile } from '../input-file.js'
import { say, sayJson } from '../output.js'
import { loadRecord, type OnStop, parsePort, runUntilStopped } from '../servers.js'
import { openTranscript } from '../transcript-file.js'

export function recordCommand(): Command {
  return new Command('record')
    .description('Stand between a client and a real server, and write down what passes, without secrets.')
    .addOption(
      new Option('--target <url>', 'the server: what clients would call, without a path')
        .argParser(parseUrl)
        .makeOptionMandatory(),
    )
    .option('--port <port>', 'port to listen on, 0 for any', parsePort, 8790)
    .option('--out <file>', 'where to write; the file must not exist yet', 'transcript.jsonl')
    .option('--key <file>', 'the .p12 of the device in Uganda: opens what it says and hears')
    .addOption(
      new Option('--password <password>', 'the password of the key file')
        .env('RISITI_KEY_PASSWORD')
        .default(''),
    )
    .option('--ca <file>', 'the certificate to trust (PEM), instead of those that this machine trusts')
    .option('--keep-personal-data', 'leave names, numbers and addresses of people and firms as they are')
    .option('--json', 'print JSON lines for programs')
    .action((options: RecordOptions) => runUntilStopped((onStop) => record(options, onStop)))
}

interface RecordOptions {
  readonly target: string
  readonly port: number
  readonly out: string
  readonly key?: string
  readonly password: string
  readonly ca?: string
  readonly keepPersonalData?: boolean
  readonly json?: boolean
}

async function record(options: RecordOptions, onStop: OnStop): Promise<void> {
  const target = originOf(options.target)
  const deviceKey = options.key === undefined ? undefined : await readKey(options.key, options.password)
  const ca = options.ca === undefined ? undefined : String(await readInputFile(options.ca))
  const { openProxy, Recorder } = await loadRecord()
  const keepsPersonalData = options.keepPersonalData === true
  const recorder = new Recorder({ target: target.origin, time: new Date(), deviceKey, keepsPersonalData })
  const file = await openTranscript(options.out)
  onStop(() => file.close())
  file.add(recorder.head)
  const onPassed = (passed: Passed): void => {
    const exchange = recorder.record(passed)
    file.add(exchange)
    tell(exchange, options)
  }
  const proxy = await openProxy({ target, port: options.port, ca, onPassed })
  onStop(() => proxy.close())
  if (options.json) return sayJson({ recorder: { url: proxy.url, target: target.origin, out: options.out } })
  say(`Let the client call ${proxy.url} in place of ${target.origin}. Ctrl-C stops.`)
  say(`What passes is written to ${options.out}, without keys, tokens and passwords.`)
}

/** The key of the device. Its SDK is loaded only when there is one. */
async function readKey(file: string, password: string): Promise<DeviceKey> {
  const { KeyClient } = await import('@risiti/efris')
  return KeyClient.fromPkcs12(await readInputFile(file), password)
}

function originOf(text: string): URL {
  const url = new URL(text)
  if (url.pathname === '/' && url.search === '') return url
  throw new ConfigurationError({
    code: 'target-has-a-path',
    message: `The target is ${text}: paths come from the client.`,
    cause: 'The target has a path.',
    fix: `Give --target ${url.origin}.`,
  })
}

function tell(exchange: RecordedExchange, { json }: RecordOptions): void {
  const { number, request, response, trouble, milliseconds } = exchange
  const { opened, path, method } = request
  if (json) {
    sayJson({ number, method, path, status: response?.status ?? null, trouble, milliseconds })
    return
  }
  const closed = opened?.trouble ? `; not opened: ${opened.trouble}` : ''
  say(`#${number} ${method} ${path}: ${trouble ?? response?.status}, ${milliseconds} ms${closed}`)
}
