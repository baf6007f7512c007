import { type Command, Option } from 'commander'
import { request } from '../api.js'
import { type ClientOptions, connectionOf, gatewayClientCommand, parseCount } from '../connection.js'
import { summary } from '../document-answer.js'
import { parseJson, readInputFile } from '../input-file.js'
import { say, sayJson, table } from '../output.js'
import { eastAfrican } from '../time.js'

/** What is decided about: documents, or movements of stock. */
export interface Subject {
  readonly noun: string
  /** Its status once the authority has it, where that is not `fiscalised`. */
  readonly settled?: string
  /** Where the gateway has them. */
  readonly path: string
  /** Where one stands, in a sentence. */
  readonly summary: (answer: never) => string
}

export const DOCUMENTS: Subject = { noun: 'document', path: '/v1/documents', summary }

interface Why extends ClientOptions {
  readonly reason: string
  readonly by?: string
}

interface EventAnswer {
  readonly kind: string
  readonly at: string
  readonly data: {
    /** Nothing where it stays what it was, as when a receipt is printed. */
    readonly status?: string
    /** Of a print: the original, or a copy. */
    readonly kind?: string
    readonly fiscalNumber?: string
    readonly reason?: string
    readonly by?: string
    readonly problem?: { readonly code: string; readonly message: string }
  }
}

/** `documents revise`: correct what the authority refused, or what was never sent. */
export function reviseCommand(): Command {
  return gatewayClientCommand('revise')
    .description('Correct a document that was refused or never sent. It keeps its key: it is the same sale.')
    .argument('<id>', 'the id of the document')
    .argument('<file>', 'the whole document as it should be, as JSON')
    .option('--wait <seconds>', 'how long to wait for the receipt, at most 30', parseCount, 20)
    .action(async (id: string, file: string, options: ClientOptions & { wait: number }) => {
      const body = parseJson((await readInputFile(file)).toString('utf8'), file)
      await change(DOCUMENTS, id, 'revisions', body, options, { prefer: `wait=${options.wait}` })
    })
}

/** `cancel`: withdraw what was not sent, or was refused. */
export function cancelCommand(subject: Subject): Command {
  return because(gatewayClientCommand('cancel'))
    .description(`Withdraw the ${subject.noun} if it was refused or waits to be sent.`)
    .argument('<id>', `the id of the ${subject.noun}`)
    .action(async (id: string, { reason, by, ...options }: Why) =>
      change(subject, id, 'cancel', { reason, by }, options),
    )
}

/** `resolve`: decide about what needs attention. */
export function resolveCommand(subject: Subject): Command {
  return because(gatewayClientCommand('resolve'))
    .description(`Decide about the ${subject.noun} if it needs attention.`)
    .argument('<id>', `the id of the ${subject.noun}`)
    .addOption(
      new Option('--decision <decision>', 'adopt what has --number, send it again, or give it up')
        .choices(['adopt', 'resend', 'cancel'])
        .makeOptionMandatory(),
    )
    .option('--number <number>', `what the authority calls the ${subject.noun} that this is`)
    .option('--confirm <words>', 'to send again what may be there: "not at the authority"')
    .action(async (id: string, options: Why & { decision: string; number?: string; confirm?: string }) => {
      const { decision, number, confirm, reason, by } = options
      await change(subject, id, 'resolve', { decision, number, confirm, reason, by }, options)
    })
}

/** `events`: what happened to one. */
export function eventsCommand(subject: Subject): Command {
  return gatewayClientCommand('events')
    .description(`Say what happened to the ${subject.noun}, oldest first.`)
    .argument('<id>', `the id of the ${subject.noun}`)
    .action(async (id: string, options: ClientOptions) => {
      const answer = (await request(connectionOf(options), `${pathOf(subject, id)}/events?limit=200`)) as {
        events: EventAnswer[]
      }
      if (options.json) return sayJson(answer)
      const word = (text: string) => (text === 'fiscalised' ? (subject.settled ?? text) : text)
      const rows = answer.events.map(({ at, kind, data }) => [
        eastAfrican(at),
        word(kind),
        data.status === undefined ? '-' : word(data.status),
        detailOf(data),
      ])
      say(table([['AT', 'WHAT', 'STATUS', ''], ...rows]))
    })
}

/** `retry`: send again what was refused, once its cause is mended. */
export function retryCommand(subject: Subject): Command {
  return because(gatewayClientCommand('retry'))
    .description(`Send the ${subject.noun} again after it was refused, once the cause is mended.`)
    .argument('<id>', `the id of the ${subject.noun}`)
    .action(async (id: string, { reason, by, ...options }: Why) =>
      change(subject, id, 'retry', { reason, by }, options),
    )
}

function because(command: Command): Command {
  return command
    .requiredOption('--reason <text>', 'why; it is kept')
    .option('--by <name>', 'who decided; it is kept')
}

async function change(
  subject: Subject,
  id: string,
  action: string,
  body: unknown,
  options: ClientOptions,
  headers: Readonly<Record<string, string>> = {},
): Promise<void> {
  const path = `${pathOf(subject, id)}/${action}`
  const answer = await request(connectionOf(options), path, { method: 'POST', body, headers })
  if (options.json) sayJson(answer)
  else say(subject.summary(answer as never))
}

function pathOf({ path }: Subject, id: string): string {
  return `${path}/${encodeURIComponent(id)}`
}

function detailOf({ fiscalNumber, kind, problem, reason, by }: EventAnswer['data']): string {
  const why = reason && (by ? `${reason} (${by})` : reason)
  return [fiscalNumber, kind, why, problem && `${problem.code}: ${problem.message}`]
    .filter(Boolean)
    .join('; ')
}
