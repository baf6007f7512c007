import { type Command, Option } from 'commander'
import { request, requestText } from '../api.js'
import { type ClientOptions, connectionOf, gatewayClientCommand, parseCount } from '../connection.js'
import { type DocumentAnswer, summary } from '../document-answer.js'
import { say, sayJson, table } from '../output.js'
import { type SubmitOptions, submitFile } from '../submit-file.js'
import { eastAfrican } from '../time.js'
import { cancelCommand, DOCUMENTS, eventsCommand, resolveCommand, reviseCommand } from './corrections.js'

export function submitCommand(): Command {
  return gatewayClientCommand('submit')
    .description('Send a sale and print its receipt.')
    .argument('<file>', 'the document, as JSON')
    .option(
      '--idempotency-key <key>',
      'your own id of the sale; made from the file if left out, so that the same file is sold once',
    )
    .option('--wait <seconds>', 'how long to wait for the receipt, at most 30', parseCount, 20)
    .action(async (file: string, options: SubmitOptions) => {
      const document = (await submitFile('/v1/documents', file, options)) as DocumentAnswer
      if (options.json) return sayJson(document)
      say(await requestText(connectionOf(options), `/v1/documents/${document.id}/receipt?format=text`))
      say(summary(document))
    })
}

export function documentsCommand(): Command {
  return gatewayClientCommand('documents')
    .description('List the newest documents; correct, withdraw and decide about one.')
    .enablePositionalOptions()
    .addOption(
      new Option(
        '--status <status>',
        'only these: queued, sending, awaiting_approval, fiscalised, rejected, in_doubt, needs_attention, cancelled',
      ),
    )
    .option('--device <id>', 'only of this device')
    .option('--limit <n>', 'how many, at most 200', parseCount, 20)
    .action(async (options: ClientOptions & { status?: string; device?: string; limit: number }) => {
      const query = new URLSearchParams({ limit: String(options.limit) })
      if (options.status) query.set('status', options.status)
      if (options.device) query.set('device', options.device)
      const answer = (await request(connectionOf(options), `/v1/documents?${query}`)) as {
        documents: DocumentAnswer[]
      }
      if (options.json) return sayJson(answer)
      if (answer.documents.length === 0)
        return say(options.status || options.device ? 'No document fits.' : 'There are no documents yet.')
      const head = ['ID', 'STATUS', 'NUMBER', 'DEVICE', 'TOTAL', 'FISCAL NUMBER', 'ACCEPTED']
      const rows = answer.documents.map((document) => [
        document.id,
        document.status,
        document.number,
        document.device,
        `${document.currency} ${document.totals.gross}`,
        document.fiscal?.number ?? '-',
        eastAfrican(document.createdAt),
      ])
      say(table([head, ...rows]))
    })
    .addCommand(reviseCommand())
    .addCommand(cancelCommand(DOCUMENTS))
    .addCommand(resolveCommand(DOCUMENTS))
    .addCommand(eventsCommand(DOCUMENTS))
}
