import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import type { Operation } from '@risiti/core'
import { returnCodes } from '@risiti/efris'
import * as operations from '@risiti/efris/operations'
import { type Sandbox, startSandbox } from '@risiti/sandbox/testing'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { z } from 'zod'
import { OUTER, outerPaths } from '../reference/envelope-page.js'
import { buildReference, CODES_FILE, FOLDER } from '../reference/pages.js'
import { membersOf } from '../reference/schema.js'
import { readOperations } from '../reference/source.js'
import { tokensOf } from '../reference/tokens.js'
import { pageOf } from '../reference/words.js'

/* The reference is what the declarations, the table of codes and the sandbox say now, and says all of it. */

const ROOT = fileURLToPath(new URL('../..', import.meta.url))
const SRC = `${ROOT}packages/efris/src/`
const ALL: readonly (readonly [method: string, operation: Operation])[] = Object.entries(operations)

let written: ReadonlyMap<string, string>
let sandbox: Sandbox

beforeAll(async () => {
  sandbox = await startSandbox()
  written = await buildReference(sandbox)
}, 60_000)
afterAll(() => sandbox.close())

const committed = (path: string) => readFileSync(ROOT + path, 'utf8')
const pageFor = (method: string, { code }: Operation) => written.get(FOLDER + pageOf(code, method))!
const rowsOf = (page: string) => page.split('\n').filter((line) => line.startsWith('| '))

describe('the committed reference', () => {
  test('is what the sources say now', () => {
    const names = readdirSync(ROOT + FOLDER).map((name) => FOLDER + name)
    const stale = [...written].filter(
      ([path, text]) => names.concat(CODES_FILE).includes(path) && committed(path) !== text,
    )
    expect(
      stale.map(([path]) => path),
      'stale: run "npm run reference"',
    ).toEqual([])
    expect(names.concat(CODES_FILE).sort(), 'run "npm run reference"').toEqual([...written.keys()].sort())
  })

  test('has one page for every interface, and the index names each', () => {
    const names = [...written.keys()].filter((path) => path.startsWith(`${FOLDER}T`)).sort()
    expect(names).toEqual(ALL.map(([method, { code }]) => FOLDER + pageOf(code, method)).sort())
    const index = written.get(`${FOLDER}README.md`)!
    const linked = [...index.matchAll(/^\| \[T\d+\]\(([^)]+)\)/gm)].map(([, name]) => FOLDER + name)
    expect(linked.sort()).toEqual(names)
  })

  test('leads nowhere in vain', () => {
    const files = new Set([...written.keys(), ...['docs/evidence/efris.md', 'packages/efris/src/operations']])
    const dead = [...written].flatMap(([path, text]) =>
      [...text.matchAll(/\]\(([^)#\s]+)[^)]*\)/g)]
        .map(([, to]) => new URL(to!, `file:///${path}`).pathname.slice(1))
        .filter((to) => !files.has(to)),
    )
    expect(dead).toEqual([])
  })
})

describe('a page of an interface', () => {
  test.each(ALL)('%s has a row for every member and says every rule', (method, operation) => {
    const page = pageFor(method, operation)
    for (const side of ['request', 'response'] as const) {
      const { paths, rules } = readJsonSchema(operation[side]())
      expect(paths.filter((path) => !page.includes(`\n| \`${path}\` | `))).toEqual([])
      expect(rules.filter(({ says, code }) => !page.includes(`| ${says} | ${code} |`))).toEqual([])
    }
  })

  test('the source names the same members as the schema', () => {
    const sources = readOperations()
    for (const [method, operation] of ALL) {
      for (const side of ['request', 'response'] as const) {
        const inSchema = membersOf(operation[side]()).map(({ names }: { names: string[] }) => names.join('.'))
        expect(namesOf(sources.get(method)![side]).sort(), `${method} ${side}`).toEqual(inSchema.sort())
      }
    }
  })

  test('whatever is documented at a member is on its page', () => {
    const missing = documentedMembers().filter(({ file, name, doc }) => {
      const pages = ALL.filter(
        ([, { code }]) => !/^t\d+/.test(file) || file.startsWith(`${code?.toLowerCase()}-`),
      )
      const rows = pages.flatMap(([method, operation]) => rowsOf(pageFor(method, operation)))
      return !rows.some(
        (row) => new RegExp(`^\\| \`(\\S*\\.)?${name}\``).test(row) && letters(row).includes(letters(doc)),
      )
    })
    expect(missing).toEqual([])
  })
})

interface Documented {
  readonly file: string
  readonly name: string
  readonly doc: string
}

/** Found by a plain search, not by the reader of the reference: documentation right above `name:` in a shape. */
function documentedMembers(): Documented[] {
  const files = [...readdirSync(`${SRC}operations`).map((name) => `operations/${name}`), ...shapeFiles()]
  return files.flatMap((path) => {
    const source = readFileSync(SRC + path, 'utf8')
    const found = source.matchAll(/^ +\/\*\*((?:(?!\*\/)[\s\S])*)\*\/\s+(\w+):/gm)
    return [...found].map(([, doc, name]) => ({ file: path.split('/').at(-1)!, name: name!, doc: doc! }))
  })
}

/** Shapes that several operations share. */
function shapeFiles(): string[] {
  return readdirSync(SRC).filter((name) =>
    /\banswer\(\{|\bmessage\(\{/.test(name.endsWith('.ts') ? readFileSync(SRC + name, 'utf8') : ''),
  )
}

/** Layout and escapes aside. */
const letters = (text: string) => text.replace(/&lt;/g, '').replace(/[^\p{L}\p{N}]/gu, '')

interface Node {
  readonly properties?: Readonly<Record<string, Node>>
  readonly items?: Node
  readonly anyOf?: readonly Node[]
  readonly rules?: readonly { readonly says: string; readonly code: string }[]
}

/** Members and rules of a message by way of zod's own JSON Schema, which knows nothing of the reference. */
function readJsonSchema(schema: z.ZodType) {
  const paths: string[] = []
  const rules: { says: string; code: string }[] = []
  const walk = (node: Node, path: string): void => {
    rules.push(...(node.rules ?? []))
    if (node.items) walk(node.items, `${path}[]`)
    for (const [name, member] of Object.entries(node.properties ?? {})) {
      const at = path ? `${path}.${name}` : name
      paths.push(at)
      walk(member, at)
    }
  }
  walk(z.toJSONSchema(schema, { unrepresentable: 'any', io: 'output' }) as Node, '')
  return { paths, rules }
}

interface Shape extends ReadonlyMap<string, { readonly members?: Shape }> {}

function namesOf(shape: Shape | undefined): string[] {
  return [...(shape ?? [])].flatMap(([name, { members }]) => [
    name,
    ...namesOf(members).map((inside) => `${name}.${inside}`),
  ])
}

describe('return codes', () => {
  const codes = returnCodes()

  test('page, table for programs and table of the client hold the same codes', () => {
    const onPage = [...written.get(`${FOLDER}return-codes.md`)!.matchAll(/^\| (\d+) \|/gm)].map(
      ([, code]) => code!,
    )
    expect(onPage.toSorted()).toEqual(Object.keys(codes).sort())
    expect(JSON.parse(written.get(CODES_FILE)!)).toEqual(codes)
  })

  test('a program finds the table by the name of the package', async () => {
    const { default: table } = await import('@risiti/efris/return-codes.json', { with: { type: 'json' } })
    expect(table['00']).toEqual(codes['00'])
  })

  test('the page of an interface holds its own codes and no others', () => {
    for (const [method, operation] of ALL) {
      const onPage = [...pageFor(method, operation).matchAll(/^\| (\d+) \|/gm)].map(([, code]) => code!)
      const own = Object.keys(codes).filter((code) => codes[code]!.interfaces?.includes(operation.code!))
      expect(onPage.toSorted(), operation.code).toEqual(own.sort())
    }
  })

  test('the sandbox raises no code that the table does not give to the interface', () => {
    const { operations: covered } = sandbox.coverage()
    const raised = covered
      .filter(({ authority }) => authority === 'efris')
      .flatMap((each) => each.codes.map((code) => ({ name: each.code, code })))
    const isGiven = (code: string, name: string) => codes[code]?.interfaces?.includes(name) ?? code in codes
    const foreign = raised.filter(({ name, code }) => !isGiven(code, name))
    expect(foreign.filter(({ code }) => !LABELLED_TOO_NARROWLY.has(code))).toEqual([])
    expect(new Set(foreign.map(({ code }) => code))).toEqual(LABELLED_TOO_NARROWLY)
  })
})

/** Codes that the authority's table lists under fewer interfaces than their texts are about. */
const LABELLED_TOO_NARROWLY: ReadonlySet<string> = new Set([
  // `agentType`, a member of the outer message, under T109 and T175 only.
  '3058',
  // The number of a document, where T186 and T187 have no codes at all.
  '1500',
  '1501',
  // Type, TIN and register of a buyer, under T109 only; T166 has a buyer too.
  '1163',
  '2249',
  '3077',
  // A credit note without original, which is T110, under T109.
  '2825',
  // Withdrawing an application, which is T120, under T110, T113 and T114.
  '311',
  '313',
  '314',
  // A service has no stock, under T130; live servers answered T131 with it.
  '682',
  // The list of goods of T131, under T139.
  '2241',
])

test('the outer message is described member by member', () => {
  const page = written.get(`${FOLDER}envelope-and-crypto.md`)!
  const message = JSON.parse(/```json\n([\s\S]*?)\n```/.exec(page)![1]!)
  expect(outerPaths(message).sort()).toEqual(Object.keys(OUTER).sort())
})

describe('the reader of sources', () => {
  const words = (source: string) => tokensOf(source, 'test').map(({ text }: { text: string }) => text)

  test('keeps brackets and quotes inside of texts and patterns apart from code', () => {
    expect(words('a(/[)/]\\)/.test(b), "}\'", `{`)')).toEqual([
      'a',
      '(',
      '/[)/]\\)/',
      '.',
      'test',
      '(',
      'b',
      ')',
      ',',
      '"}\'"',
      ',',
      '`{`',
      ')',
    ])
    expect(words('a / b / c')).toEqual(['a', '/', 'b', '/', 'c'])
  })

  test('gives a comment to the token after it, and passes over other comments', () => {
    const [first, second] = tokensOf(
      '/**\n * One\n * two.\n */\nname: /* not this */ // nor this\nvalue',
      'test',
    )
    expect(first).toMatchObject({ text: 'name', doc: 'One two.' })
    expect(second).toMatchObject({ text: ':', doc: undefined })
  })

  test('says so when it meets what it cannot read', () => {
    expect(() => tokensOf('a `', 'odd.ts')).toThrow('odd.ts: cannot read')
  })
})
