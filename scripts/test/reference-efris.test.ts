import { returnCodes } from '@risiti/efris'
import { type Sandbox, startSandbox } from '@risiti/sandbox/testing'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { z } from 'zod'
import { OUTER, outerPaths } from '../reference/efris/envelope-page.js'
import { committed, EFRIS, pageFor } from './countries.js'

/* What is particular to the reference of EFRIS: rules between members, return codes, and the outer message. */

const ALL = EFRIS.operations
const { CODES_FILE, FOLDER } = EFRIS.reference

let sandbox: Sandbox

beforeAll(async () => {
  sandbox = await startSandbox()
})
afterAll(() => sandbox.close())

describe('a page of an interface', () => {
  test.each(ALL)('%s has a row for every member and says every rule', (method, operation) => {
    const page = pageFor(EFRIS, method, operation)
    for (const side of ['request', 'response'] as const) {
      const { paths, rules } = readJsonSchema(operation[side]())
      expect(paths.filter((path) => !page.includes(`\n| \`${path}\` | `))).toEqual([])
      expect(rules.filter(({ says, code }) => !page.includes(`| ${says} | ${code} |`))).toEqual([])
    }
  })
})

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

describe('return codes', () => {
  const codes = returnCodes()

  test('page, table for programs and table of the client hold the same codes', () => {
    const onPage = [...committed(`${FOLDER}return-codes.md`).matchAll(/^\| (\d+) \|/gm)].map(
      ([, code]) => code!,
    )
    expect(onPage.toSorted()).toEqual(Object.keys(codes).sort())
    expect(JSON.parse(committed(CODES_FILE))).toEqual(codes)
  })

  test('a program finds the table by the name of the package', async () => {
    const { default: table } = await import('@risiti/efris/return-codes.json', { with: { type: 'json' } })
    expect(table['00']).toEqual(codes['00'])
  })

  test('the page of an interface holds its own codes and no others', () => {
    for (const [method, operation] of ALL) {
      const onPage = [...pageFor(EFRIS, method, operation).matchAll(/^\| (\d+) \|/gm)].map(
        ([, code]) => code!,
      )
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
  // An enabler that cannot find a document, under T109; its member is that of T108.
  '2930',
  // Type, TIN and register of a buyer, under T109 only; T166 has a buyer too.
  '1163',
  '2249',
  '3077',
  // A credit note without original, which is T110, under T109; it says itself what its original would: kind of document, operator,
  // currency, buyer and rates.
  '2825',
  '1131',
  '1139',
  '1326',
  '1332',
  '1333',
  '1334',
  '1335',
  '2048',
  '2180',
  '2240',
  '2244',
  '2246',
  '2839',
  '3082',
  '3083',
  // What a debit note may not stand beside, and how old its original may be, under T110, T113 and T114; the authority's own
  // history of versions names T109 with 306, the text of 312 speaks of debit notes, and so does that of 317.
  '306',
  '312',
  '317',
  // The original's id, under T110, where 1403 says the same of number and id; T109 has nothing but the id.
  '2074',
  // What cannot be approved, which is T113, under T109 and T110.
  '2198',
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
  const page = committed(`${FOLDER}envelope-and-crypto.md`)
  const message = JSON.parse(/```json\n([\s\S]*?)\n```/.exec(page)![1]!)
  expect(outerPaths(message).sort()).toEqual(Object.keys(OUTER).sort())
})
