import { createReadStream, createWriteStream } from 'node:fs'
import { rename, rm } from 'node:fs/promises'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { Command } from 'commander'
import { requestStream } from '../api.js'
import { type ClientOptions, connectionOf, gatewayClientCommand } from '../connection.js'
import { isOfFiles, unreadable, unwritable } from '../file-errors.js'
import { say, sayJson } from '../output.js'

interface ExportOptions extends ClientOptions {
  readonly from?: string
  readonly to?: string
  readonly texts?: boolean
  readonly out: string
}

export function exportCommand(): Command {
  return gatewayClientCommand('export')
    .description(
      'Pack the events of a period into a file for its owner only, so that they can be checked elsewhere with "risiti verify".',
    )
    .requiredOption('--out <file>', 'where to write the pack')
    .option('--from <time>', 'from this time on, such as 2026-11-01; left out, from the first event')
    .option('--to <time>', 'before this time; left out, up to the newest event')
    .option('--texts', 'pack what was sent and answered too: it names buyers and their contacts')
    .action(async ({ from, to, texts, out, ...options }: ExportOptions) => {
      const query = new URLSearchParams({ texts: texts ? 'include' : 'leave-out' })
      if (from !== undefined) query.set('from', from)
      if (to !== undefined) query.set('to', to)
      const body = await requestStream(connectionOf(options), `/v1/audit/pack?${query}`)
      // Under its name there is never half a pack.
      const part = `${out}.part`
      await write(body, part)
      const checked = await check(part)
      if (!checked.whole) throw new Error(`${part} is not whole: line ${checked.line}: ${checked.what}`)
      await rename(part, out)
      if (options.json) return sayJson({ file: out, ...checked })
      say(`${out}: ${describe(checked)}`)
    })
}

export function verifyCommand(): Command {
  return new Command('verify')
    .description(
      'Check packs that "risiti export" made, without a gateway. Several must go on from one another, in this order.',
    )
    .argument('<files...>', 'the packs')
    .option('--json', 'print JSON for programs')
    .action(async (files: readonly string[], { json }: { json?: boolean }) => {
      let before: Before | undefined
      for (const file of files) {
        const checked = await check(file, before)
        if (json) sayJson({ file, ...checked })
        else if (checked.whole) say(`${file}: ${describe(checked)}`)
        if (!checked.whole) {
          if (json) process.exitCode = 1
          else throw new Error(broken(file, checked))
          return
        }
        const { account } = checked.pack
        before = { account, id: checked.head.id, link: checked.head.link }
      }
    })
}

type Audit = typeof import('@risiti/gateway/audit')
type Before = import('@risiti/gateway/audit').Before
type Checked = Awaited<ReturnType<Audit['verifyPack']>>
type Whole = Extract<Checked, { whole: true }>

/** Writes a pack as it comes, for its owner only; of one that did not come to its end nothing is left. */
async function write(body: ReadableStream<Uint8Array>, part: string): Promise<void> {
  await rm(part, { force: true })
  try {
    await pipeline(Readable.fromWeb(body), createWriteStream(part, { mode: 0o600 }))
  } catch (error) {
    await rm(part, { force: true })
    if (isOfFiles(error)) throw unwritable(part, error)
    throw new Error('The gateway broke off before the pack was whole: nothing was kept. Export it again.')
  }
}

async function check(file: string, before?: Before): Promise<Checked> {
  const { verifyPack } = await import('@risiti/gateway/audit')
  try {
    return await verifyPack(createReadStream(file, { highWaterMark: 1 << 20 }), before)
  } catch (error) {
    throw isOfFiles(error) ? unreadable(file, error) : error
  }
}

function describe({ pack, head }: Whole): string {
  const texts = pack.texts ? `${head.texts} texts` : 'no texts'
  const absent = pack.texts && head.absent > 0 ? `, ${head.absent} not kept any more` : ''
  const begins = pack.after === '0' ? 'from the first' : `after event ${pack.after}`
  return `whole. ${head.events} events ${begins} up to ${head.id}, ${texts}${absent}. Head: ${head.link}`
}

function broken(file: string, { line, event, what }: Exclude<Checked, Whole>): string {
  const place = event === undefined ? `line ${line}` : `line ${line}, at event ${event}`
  return `${file} is broken at ${place}. ${what}`
}
