import type { Coverage } from '@risiti/sandbox'
import { type Sandbox, startSandbox } from '@risiti/sandbox/testing'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { handlers as efrisHandlers } from '../../packages/sandbox/dist/efris/handlers/index.js'
import { TEXTS as efrisTexts } from '../../packages/sandbox/dist/efris/texts/index.js'
import { TEXTS as etimsTexts } from '../../packages/sandbox/dist/etims/contract.js'
import { handlers as etimsHandlers } from '../../packages/sandbox/dist/etims/handlers/index.js'
import { buildReference, FOLDER } from '../reference/sandbox/pages.js'
import { committed, namesIn } from './countries.js'

/* The pages about the sandbox say what it says of itself, of every operation and code, and name a rule for each. */

let sandbox: Sandbox
let operations: readonly Coverage[]

beforeAll(async () => {
  sandbox = await startSandbox()
  operations = sandbox.coverage().operations
})
afterAll(() => sandbox.close())

const TEXTS = { efris: efrisTexts, etims: etimsTexts }
const SUCCESS = { efris: ['00', '99'], etims: ['000'] }

test('the committed pages are what the sources say now', () => {
  const written = buildReference(sandbox)
  const stale = [...written].filter(([path, text]) => committed(path) !== text)
  expect(
    stale.map(([path]) => path),
    'stale: run "npm run reference"',
  ).toEqual([])
  expect(
    namesIn(FOLDER)
      .map((name) => FOLDER + name)
      .sort(),
  ).toEqual([...written.keys()].sort())
})

describe.each(['efris', 'etims'] as const)('%s', (country) => {
  const page = committed(`${FOLDER}${country}.md`)
  const sections = new Map(
    page
      .split(/^## /m)
      .slice(1)
      .map((section) => [section.split('\n', 1)[0]!, section]),
  )
  const rowsOf = (section: string) =>
    [...section.matchAll(/^\| (\w+) \| (.*?) \| (.*?) \| (.*) \|$/gm)].filter(([, code]) => code !== 'Code')
  const every = new Set(rowsOf(sections.get('Every call')!).map(([, code]) => code!))
  const own = () => operations.filter(({ authority }) => authority === country)

  test('has a section for every operation that is published, and for nothing else', () => {
    expect([...sections.keys()].slice(1)).toEqual(own().map(({ method }) => method))
  })

  test('each operation has the codes of the sandbox, and each code a rule', () => {
    for (const { method, code, coverage, codes } of own()) {
      const section = sections.get(method)!
      expect(section).toContain(`\`${code}\`, \`${coverage}\`. Codes: `)
      const rows = rowsOf(section)
      const special = codes.filter((each) => !every.has(each) && !SUCCESS[country].includes(each))
      expect(
        rows.map((row) => row[1]),
        method,
      ).toEqual(special)
      expect(
        rows.filter((row) => !row[3]!.startsWith('`')),
        `${method}: without a rule`,
      ).toEqual([])
    }
    const unknown = rowsOf(sections.get('Every call')!).filter((row) => !row[3]!.startsWith('`'))
    expect(unknown).toEqual([])
  })

  test('what is covered is what has a handler', () => {
    const handlers = country === 'efris' ? efrisHandlers : { ...etimsHandlers, selectInitOsdcInfo: true }
    const covered = own()
      .filter(({ coverage }) => coverage !== 'none')
      .map(({ method }) => method)
    expect(covered.sort()).toEqual(Object.keys(handlers).sort())
  })

  test('every text that the authority has with a code is raised somewhere', () => {
    const raised = new Set(own().flatMap(({ codes }) => codes))
    expect(Object.keys(TEXTS[country]).filter((code) => !raised.has(code) && !UNTOLD.has(code))).toEqual([])
  })
})

/** 912: a path that no operation has. */
const UNTOLD: ReadonlySet<string> = new Set(['912'])
