import { returnCodes } from '@risiti/efris'
import * as operations from '@risiti/efris/operations'
import { readOperations } from '../source.js'
import { codesJson, codesPage } from './code-pages.js'
import { envelopePage } from './envelope-page.js'
import { indexPage } from './index-page.js'
import { interfacePage } from './interface-page.js'
import { runSamples } from './samples.js'
import { pageOf } from './words.js'

/** Where the pages lie, and where the table for programs lies, from the root of the repository. */
export const FOLDER = 'docs/reference/efris/'
export const CODES_FILE = 'packages/efris/return-codes.json'

/** The whole reference: the text of each file by its path from the root. Nothing is written. The sandbox is reset. */
export async function buildReference(sandbox) {
  const { samples, message } = await runSamples(sandbox)
  const codes = Object.entries(returnCodes()).sort(([one], [other]) => Number(one) - Number(other))
  const pages = {
    'README.md': indexPage(operations, samples),
    'return-codes.md': codesPage(codes, operations),
    'envelope-and-crypto.md': envelopePage(message),
    ...interfacePages(codes, samples),
  }
  const files = Object.entries(pages).map(([name, text]) => [FOLDER + name, text])
  return new Map([...files, [CODES_FILE, codesJson(codes)]])
}

function interfacePages(codes, samples) {
  const sources = readOperations('efris')
  return Object.fromEntries(
    Object.entries(operations).map(([method, { code }]) => [
      pageOf(code, method),
      interfacePage({
        method,
        operations,
        source: sources.get(method),
        codes: codes.filter(([, { interfaces }]) => interfaces?.includes(code)),
        sample: samples.get(code),
      }),
    ]),
  )
}
