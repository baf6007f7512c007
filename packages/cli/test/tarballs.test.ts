import { spawnSync } from 'node:child_process'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { ROOT } from './risiti.js'

const PACKAGES = join(ROOT, 'packages')

/** What npm would put into the tarball of each package. */
const tarballs = new Map(readdirSync(PACKAGES).map((name) => [name, filesOf(name)]))

function filesOf(name: string): readonly string[] {
  const packed = spawnSync('npm', ['pack', '--dry-run', '--json', '--ignore-scripts'], {
    cwd: join(PACKAGES, name),
    encoding: 'utf8',
    shell: process.platform === 'win32',
  })
  // A list, or, of a newer npm, an object by name.
  const [tarball] = Object.values<{ files: { path: string }[] }>(JSON.parse(packed.stdout))
  return tarball!.files.map(({ path }) => path)
}

function manifest(name: string): { exports?: Record<string, string>; bin?: Record<string, string> } {
  return JSON.parse(readFileSync(join(PACKAGES, name, 'package.json'), 'utf8'))
}

describe.each([...tarballs])('the tarball of %s', (name, files) => {
  it('holds what the package exports and runs, with its types', () => {
    const { exports = {}, bin = {} } = manifest(name)
    const targets = [...Object.values(exports), ...Object.values(bin)].map((path) => path.slice(2))
    const types = targets
      .filter((path) => path.startsWith('dist/'))
      .map((path) => path.replace(/\.js$/, '.d.ts'))
    expect(files).toEqual(expect.arrayContaining([...targets, ...types]))
  })

  it('holds the licence and says what the package is', () => {
    expect(files).toEqual(expect.arrayContaining(['LICENSE', 'README.md']))
    const licence = readFileSync(join(PACKAGES, name, 'LICENSE'), 'utf8')
    expect(licence).toBe(readFileSync(join(ROOT, 'LICENSE'), 'utf8'))
  })

  it('holds no tests and nothing that only the build reads', () => {
    const foreign = /(^|\/)(test|node_modules|types[^/]*)\/|\.tsbuildinfo$|\.test\.|(^|\/)\.[^/]/
    expect(files.filter((path) => foreign.test(path))).toEqual([])
  })
})

it.each(['console', 'dashboard'])('the page %s goes with the licences of what is bundled in it', (page) => {
  const path = `dist/${page}/licenses.txt`
  expect(tarballs.get('web')).toContain(path)
  const text = readFileSync(join(PACKAGES, 'web', path), 'utf8')
  for (const name of ['preact', 'wouter-preact', '@tanstack/preact-query'])
    expect(text).toContain(`## ${name} - `)
})
