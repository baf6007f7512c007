import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { expect, it } from 'vitest'

const ROOT = new URL('../../', import.meta.url)
/** Where people read of the code. */
const PAGES = ['README.md', 'ARCHITECTURE.md', 'CONTRIBUTING.md', 'docs/']
/** A name that stands for many is that of none. */
const PATTERN = /N{3}/
const NO_SOURCE = /(^|\/)(node_modules|dist|\.git)\//

const filesIn = (folder: string) =>
  readdirSync(fileURLToPath(new URL(folder, ROOT)), { recursive: true, encoding: 'utf8' }).map(
    (name) => folder + name.replaceAll('\\', '/'),
  )

it('every source file that a page names is there', () => {
  const sources = ['packages/', 'scripts/']
    .flatMap(filesIn)
    .filter((path) => !NO_SOURCE.test(path))
    .map((path) => `/${path}`)
  const pages = PAGES.flatMap((page) =>
    page.endsWith('/') ? filesIn(page).filter((path) => path.endsWith('.md')) : [page],
  )
  const named = pages.flatMap((page) =>
    [...readFileSync(new URL(page, ROOT), 'utf8').matchAll(/`([\w./-]+\.tsx?|[\w.-]+\/[\w./-]+\.js)`/g)].map(
      ([, name]) => [page, name!] as const,
    ),
  )
  expect(named.length).toBeGreaterThan(50)
  const isThere = (name: string) => PATTERN.test(name) || sources.some((path) => path.endsWith(`/${name}`))
  expect(named.filter(([, name]) => !isThere(name))).toEqual([])
})
