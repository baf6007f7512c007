import { type Sandbox, startSandbox } from '@risiti/sandbox/testing'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { readOperations } from '../reference/source.js'
import { type Country, committed, EFRIS, ETIMS, letters, namesIn, pageFor } from './countries.js'

/*
 * The reference of each country is what the declarations, the tables of codes and the sandbox say now, and says all of it.
 * What is particular to a country has a file of its own beside this one.
 */

describe.each([EFRIS, ETIMS])('the committed reference of $name', (country) => {
  const { name, operations, pageOf, rowOf, reference } = country
  const { CODES_FILE, FOLDER } = reference
  let written: ReadonlyMap<string, string>
  let sandbox: Sandbox

  beforeAll(async () => {
    sandbox = await startSandbox()
    written = await reference.buildReference(sandbox)
  }, 60_000)
  afterAll(() => sandbox.close())

  test('is what the sources say now', () => {
    const names = namesIn(FOLDER).map((each) => FOLDER + each)
    const stale = [...written].filter(
      ([path, text]) => names.concat(CODES_FILE).includes(path) && committed(path) !== text,
    )
    expect(
      stale.map(([path]) => path),
      'stale: run "npm run reference"',
    ).toEqual([])
    expect(names.concat(CODES_FILE).sort(), 'run "npm run reference"').toEqual([...written.keys()].sort())
  })

  test('has one page for every operation, and the index names each', () => {
    const index = committed(`${FOLDER}README.md`)
    for (const [method, operation] of operations) {
      expect(written.has(FOLDER + pageOf(method, operation)), method).toBe(true)
      expect(index.split(`\n${rowOf(method, operation)}`).length, method).toBe(2)
    }
    const rows = index.match(/^\| \[/gm) ?? []
    expect(rows.length).toBe(operations.length)
  })

  test('leads nowhere in vain', () => {
    const others = [`docs/evidence/${name}.md`, `packages/${name}/src/operations`]
    const files = new Set([...written.keys(), ...others])
    const dead = [...written].flatMap(([path, text]) =>
      [...text.matchAll(/\]\(([^)#\s]+)[^)]*\)/g)]
        .map(([, to]) => new URL(to!, `file:///${path}`).pathname.slice(1))
        .filter((to) => !files.has(to)),
    )
    expect(dead).toEqual([])
  })

  test('the source names the same members as the schema', () => {
    const sources = readOperations(name)
    for (const [method, operation] of operations) {
      for (const side of ['request', 'response'] as const) {
        const inSchema = country.membersOf(operation[side]()).map(({ names }) => names.join('.'))
        expect(namesOf(sources.get(method)![side]).sort(), `${method} ${side}`).toEqual(inSchema.sort())
      }
    }
  })

  test('whatever is documented at a member is on its page', () => {
    const missing = documentedMembers(country).filter(({ method, name: member, doc }) => {
      const pages = operations.filter(([each]) => method === undefined || each === method)
      const rows = pages.flatMap(([each, operation]) => rowsOf(pageFor(country, each, operation)))
      return !rows.some(
        (row) => new RegExp(`^\\| \`(\\S*\\.)?${member}\``).test(row) && letters(row).includes(letters(doc)),
      )
    })
    expect(missing).toEqual([])
  })
})

const rowsOf = (page: string) => page.split('\n').filter((line) => line.startsWith('| '))

interface Documented {
  /** The operation whose file it stands in; left out where several share it. */
  readonly method: string | undefined
  readonly name: string
  readonly doc: string
}

/** Found by a plain search, not by the reader of the reference: documentation right above `name:` in a shape. */
function documentedMembers({ name: country }: Country): Documented[] {
  const folder = `packages/${country}/src/`
  const own = namesIn(`${folder}operations`).map((name) => `operations/${name}`)
  return [...own, ...shapeFiles(folder)].flatMap((path) => {
    const source = committed(folder + path)
    const [, method] = /^export const (\w+) = defineOperation\(/m.exec(source) ?? []
    const found = source.matchAll(/^ +\/\*\*((?:(?!\*\/)[\s\S])*)\*\/\s+(\w+): (?!string|readonly)/gm)
    return [...found].map(([, doc, name]) => ({ method, name: name!, doc: doc! }))
  })
}

/** Shapes that several operations share. */
function shapeFiles(folder: string): string[] {
  return namesIn(folder).filter(
    (name) =>
      name === 'field-groups.ts' ||
      /\banswer\(\{|\bmessage\(\{/.test(name.endsWith('.ts') ? committed(folder + name) : ''),
  )
}

interface Shape extends ReadonlyMap<string, { readonly members?: Shape }> {}

function namesOf(shape: Shape | undefined): string[] {
  return [...(shape ?? [])].flatMap(([name, { members }]) => [
    name,
    ...namesOf(members).map((inside) => `${name}.${inside}`),
  ])
}
