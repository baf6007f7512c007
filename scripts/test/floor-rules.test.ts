import { spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'

const ROOT = fileURLToPath(new URL('../..', import.meta.url))
const BIOME = join(
  dirname(createRequire(import.meta.url).resolve('@biomejs/biome/package.json')),
  'bin',
  'biome',
)

/** Where a file lies, what it imports, and the names it takes when that matters. */
type Import = readonly [folder: string, module: string, names?: string]

const FORBIDDEN: readonly Import[] = [
  // Floors only go down.
  ['packages/core/src/tax', '@risiti/efris'],
  ['packages/core/src', '@risiti/etims/operations'],
  ['packages/core/src', '@risiti/gateway'],
  ['packages/core/src', 'risiti'],
  ['packages/core/test', '@risiti/sandbox/testing'],
  ['packages/efris/src', '@risiti/etims'],
  ['packages/efris/src/document', '@risiti/etims/operations'],
  ['packages/efris/src/keys', '@risiti/gateway'],
  ['packages/efris/src', '@risiti/sandbox/testing'],
  ['packages/efris/src', 'risiti'],
  ['packages/efris/test', '@risiti/etims'],
  ['packages/efris/test', '@risiti/sandbox/testing'],
  ['packages/etims/src', '@risiti/efris'],
  ['packages/etims/src/channels', '@risiti/efris/envelope'],
  ['packages/etims/src', '@risiti/gateway'],
  ['packages/etims/src', '@risiti/sandbox'],
  ['packages/etims/src', 'risiti'],
  ['packages/etims/test', '@risiti/efris/operations'],
  ['packages/etims/test', '@risiti/gateway'],
  // The pages know what the servers answer, not how they are made.
  ['packages/web/console', '@risiti/sandbox'],
  ['packages/web/parts', '@risiti/core'],
  ['packages/web/dashboard', '@risiti/gateway'],
  ['packages/web', 'risiti'],
  ['packages/core/src', '@risiti/web'],
  ['packages/efris/src', '@risiti/web'],
  // Sandbox and gateway never meet.
  ['packages/sandbox/src', '@risiti/gateway'],
  ['packages/sandbox/src/efris/rules', 'risiti'],
  ['packages/sandbox/test', '@risiti/gateway'],
  ['packages/gateway/src', '@risiti/sandbox'],
  ['packages/gateway/src/store', '@risiti/sandbox/testing'],
  ['packages/gateway/src/authorities', '@risiti/sandbox/testing'],
  ['packages/gateway/src/http/routes', 'risiti'],
  // The sandbox is written from the authority's side.
  ['packages/sandbox/src/efris', '@risiti/efris'],
  ['packages/sandbox/src/etims', '@risiti/etims'],
  ['packages/sandbox/src/efris', '@risiti/efris/document'],
  ['packages/sandbox/src/etims', '@risiti/etims/document'],
  ['packages/sandbox/src', '@risiti/core', '{ calculate }'],
  ['packages/sandbox/src', '@risiti/core', '{ calculate as compute }'],
  ['packages/sandbox/src', '@risiti/core', '{ decimal, rateOn }'],
  ['packages/sandbox/src/efris/rules', '@risiti/core', '{ categoriesOn }'],
  ['packages/sandbox/src', '@risiti/core', '{ type Regime }'],
  ['packages/sandbox/src', '@risiti/core', '{ type TaxRate }'],
  ['packages/sandbox/src', '@risiti/core', '{ type Calculation }'],
  ['packages/sandbox/src', '@risiti/core', '{ type CalculatedLine }'],
  ['packages/sandbox/src', '@risiti/core', '{ type TaxBand }'],
  ['packages/sandbox/src', '@risiti/core', '{ type Totals }'],
  // Inside an SDK: operations declare, crypto knows bytes, envelope joins them, the client joins all.
  ...['efris', 'etims'].flatMap((sdk): Import[] => {
    const src = `packages/${sdk}/src`
    return [
      [`${src}/operations`, '../crypto/aes.js'],
      [`${src}/operations`, '../crypto/index.js'],
      [`${src}/operations`, '#src/crypto/aes.js'],
      [`${src}/operations`, '../envelope/seal.js'],
      [`${src}/operations`, '../transport.js'],
      [`${src}/operations`, '../session.js'],
      [`${src}/operations`, '../client.js'],
      [`${src}/operations`, '../keys/pem.js'],
      [`${src}/operations`, '@risiti/sandbox'],
      [`${src}/crypto`, '../envelope/seal.js'],
      [`${src}/crypto`, '../operations/index.js'],
      [`${src}/crypto`, '../session.js'],
      [`${src}/crypto`, '../client.js'],
      [`${src}/crypto`, '@risiti/gateway'],
      [`${src}/envelope`, '../client.js'],
      [`${src}/envelope`, '../session.js'],
      [`${src}/envelope`, '../transport.js'],
      [`${src}/envelope`, '@risiti/gateway'],
    ]
  }),
  // In the gateway only store/ speaks to a database, and only authorities/ names a country.
  ['packages/gateway/src', '@photostructure/sqlite'],
  ['packages/gateway/src/documents', '@photostructure/sqlite'],
  ['packages/gateway/src/authorities', '@photostructure/sqlite'],
  ['packages/gateway/src/http', 'node:sqlite'],
  ['packages/gateway/src/lanes', 'pg'],
  ['packages/gateway/src', '@risiti/efris'],
  ['packages/gateway/src/documents', '@risiti/etims'],
  ['packages/gateway/src/receipts', '@risiti/etims/document'],
  ['packages/gateway/src/store', '@risiti/efris/operations'],
  ['packages/gateway/src/store/sqlite', '@risiti/etims'],
]

const ALLOWED: readonly Import[] = [
  ['packages/core/src', 'zod'],
  ['packages/efris/src', '@risiti/core'],
  ['packages/efris/src/operations', '@risiti/core'],
  ['packages/efris/src/operations', '../fields.js'],
  ['packages/efris/src/crypto', 'node:crypto'],
  ['packages/efris/src/envelope', '../crypto/index.js'],
  ['packages/efris/src/envelope', '../operations/index.js'],
  ['packages/efris/src', './crypto/index.js'],
  ['packages/efris/test', '@risiti/core'],
  ['packages/sandbox/src', '@risiti/core', '{ decimal, type Operation }'],
  ['packages/sandbox/src/efris', '@risiti/efris/operations'],
  ['packages/sandbox/src/efris', '@risiti/efris/envelope'],
  ['packages/sandbox/src/efris', '@risiti/efris/crypto'],
  ['packages/sandbox/src/etims', '@risiti/etims/operations'],
  ['packages/sandbox/src/etims', '@risiti/etims/channels'],
  ['packages/sandbox/test', '@risiti/efris'],
  ['packages/sandbox/src/control', '@risiti/web'],
  ['packages/web/console', '../parts/button.js'],
  ['packages/gateway/src/http', '@risiti/web'],
  ['packages/gateway/src', '@risiti/core', '{ calculate }'],
  ['packages/gateway/src/store/sqlite', '@photostructure/sqlite'],
  ['packages/gateway/src/authorities', '@risiti/efris'],
  ['packages/gateway/src/authorities', '@risiti/etims/document'],
  ['packages/gateway/src/documents', '../authorities/efris.js'],
  ['packages/gateway/test', '@risiti/sandbox/testing'],
  ['packages/cli/src', '@risiti/sandbox'],
  ['packages/cli/src', '@risiti/gateway'],
]

interface Report {
  readonly diagnostics: readonly { readonly category: string; readonly location: { readonly path: string } }[]
}

function lint(folder: string, ...args: string[]): Report {
  const result = spawnSync(
    process.execPath,
    [BIOME, 'lint', '--reporter=json', '--max-diagnostics=none', ...args, '.'],
    {
      cwd: folder,
      encoding: 'utf8',
      maxBuffer: 64 * 1024 * 1024,
    },
  )
  if (result.error) throw result.error
  try {
    return JSON.parse(result.stdout)
  } catch {
    throw new Error(`biome said: ${result.stderr || result.stdout}`)
  }
}

const fileOf = ([folder]: Import, index: number, kind: string) => `${folder}/${kind}-${index}.ts`
const title = ([folder, module, names]: Import) => `${folder}: ${names ?? '*'} from ${module}`
const namesOf = (names: string) => names.replaceAll('type ', '')

let copy: string
let flagged: ReadonlySet<string>

// All cases are linted at once, in a copy of the configuration beside files that hold nothing but one import.
beforeAll(() => {
  copy = mkdtempSync(join(tmpdir(), 'risiti-floors-'))
  const config = JSON.parse(readFileSync(join(ROOT, 'biome.json'), 'utf8'))
  delete config.$schema
  delete config.vcs
  writeFileSync(join(copy, 'biome.json'), JSON.stringify(config))
  for (const [kind, cases] of Object.entries({ forbidden: FORBIDDEN, allowed: ALLOWED })) {
    for (const [index, one] of cases.entries()) {
      const [folder, module, names] = one
      mkdirSync(join(copy, folder), { recursive: true })
      const take = names ?? '* as everything'
      writeFileSync(
        join(copy, fileOf(one, index, kind)),
        `import ${take} from '${module}'\nexport ${names ? namesOf(names).replace(/\w+ as /, '') : '{ everything }'}\n`,
      )
    }
  }
  const { diagnostics } = lint(copy, '--only=style/noRestrictedImports')
  expect(new Set(diagnostics.map(({ category }) => category))).toEqual(
    new Set(['lint/style/noRestrictedImports']),
  )
  flagged = new Set(
    diagnostics.map(({ location }) => location.path.replaceAll('\\', '/').replace(/^\.\//, '')),
  )
})

afterAll(() => rmSync(copy, { recursive: true, force: true }))

describe('refused', () => {
  it.each(FORBIDDEN.map((one, index) => [title(one), fileOf(one, index, 'forbidden')]))('%s', (_, file) => {
    expect(flagged).toContain(file)
  })
})

describe('allowed', () => {
  it.each(ALLOWED.map((one, index) => [title(one), fileOf(one, index, 'allowed')]))('%s', (_, file) => {
    expect(flagged).not.toContain(file)
  })
})

it('the project itself keeps them', () => {
  const { diagnostics } = lint(ROOT, '--only=style/noRestrictedImports')
  expect(diagnostics.map(({ location }) => location.path)).toEqual([])
})

it('nobody switches them off in a file', () => {
  const result = spawnSync(
    'git',
    ['grep', '-lE', 'biome-ignore(-all|-start)? lint/style/noRestrictedImports', '--', 'packages'],
    {
      cwd: ROOT,
      encoding: 'utf8',
    },
  )
  expect(result.stdout).toBe('')
})
