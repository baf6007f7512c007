import { MESSAGES, RESULT_CODES, UNOFFICIAL_CODES } from '@risiti/etims'
import * as operations from '@risiti/etims/operations'
import { readOperations } from '../source.js'
import { channelsPage } from './channels-page.js'
import { codesJson, codesPage } from './codes-page.js'
import { indexPage } from './index-page.js'
import { operationPage } from './operation-page.js'
import { runSamples, runWrapped } from './samples.js'
import { pageOf } from './words.js'

/** Where the pages lie, and where the tables for programs lie, from the root of the repository. */
export const FOLDER = 'docs/reference/etims/'
export const CODES_FILE = 'packages/etims/result-codes.json'

/** The whole reference: the text of each file by its path from the root. Nothing is written. The sandbox is reset. */
export async function buildReference(sandbox) {
  const samples = await runSamples(sandbox)
  const tables = { codes: RESULT_CODES, unofficial: UNOFFICIAL_CODES, messages: MESSAGES }
  const pages = {
    'README.md': indexPage(operations, samples),
    'channels.md': channelsPage(await runWrapped(sandbox)),
    'result-codes.md': codesPage(tables),
    ...operationPages(samples),
  }
  const files = Object.entries(pages).map(([name, text]) => [FOLDER + name, text])
  return new Map([...files, [CODES_FILE, codesJson(tables)]])
}

function operationPages(samples) {
  const sources = readOperations('etims')
  return Object.fromEntries(
    Object.entries(operations).map(([method, operation]) => [
      pageOf(method),
      operationPage({
        method,
        operation,
        source: sources.get(method),
        messages: MESSAGES.filter((message) => message.operation === method),
        sample: samples.get(method),
      }),
    ]),
  )
}
