import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { expect, it } from 'vitest'

const ROOT = new URL('../../', import.meta.url)

interface Manifest {
  readonly dependencies?: Readonly<Record<string, string>>
  readonly devDependencies?: Readonly<Record<string, string>>
}

function read(path: string): Manifest {
  return JSON.parse(readFileSync(new URL(path, ROOT), 'utf8'))
}

const manifests = readdirSync(new URL('packages', ROOT))
  .map((name) => `packages/${name}/package.json`)
  .filter((path) => existsSync(new URL(path, ROOT)))
  .concat('package.json')
  .map(read)

const used = manifests
  .flatMap(({ dependencies, devDependencies }) => Object.entries({ ...dependencies, ...devDependencies }))
  .filter(([name]) => !/^(@risiti\/.*|risiti)$/.test(name))

it('every dependency has its reason in docs/dependencies.md, and every reason its dependency', () => {
  const page = readFileSync(new URL('docs/dependencies.md', ROOT), 'utf8')
  const named = [...page.matchAll(/^\| `([^`]+)` +\|/gm)].map(([, name]) => name)
  expect(named.toSorted()).toEqual([...new Set(used.map(([name]) => name))].toSorted())
})

it('every version is exact, and the same in every package', () => {
  const versions = new Map<string, Set<string>>()
  for (const [name, version] of used) {
    expect(version, name).toMatch(/^\d+\.\d+\.\d+$/)
    versions.set(name, (versions.get(name) ?? new Set()).add(version))
  }
  expect([...versions].filter(([, set]) => set.size > 1)).toEqual([])
})
