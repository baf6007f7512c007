import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { transformWithOxc } from 'vite'

const folder = resolve(fileURLToPath(new URL('../../../../', import.meta.url)), '../shared/seeds')

/** Whether the pages that the project came from lie beside the repository. They are not part of it. */
export const hasSeeds = existsSync(folder)

if (!hasSeeds)
  process.stdout.write('The samples of the seeds did not run: they are not beside the repository.\n')

/** What a sample finds around it. */
export interface Surroundings {
  readonly client: unknown
  readonly keyClient?: unknown
  readonly config?: unknown
  readonly fs?: unknown
  readonly crypto?: unknown
  readonly Date?: unknown
  readonly process?: unknown
  readonly console: { readonly [method: string]: (...words: unknown[]) => void }
}

/** The page about an interface, or about a kind of unit: its first line ends with the code. */
function pageOf(code: string): string {
  const pages = readdirSync(folder).map((name) => readFileSync(resolve(folder, name), 'utf8'))
  const page = pages.find((text) => text.split('\n', 1)[0]!.includes(`(${code})`))
  if (!page) throw new Error(`there is no page about ${code}`)
  // One page was stored in the wrong character set: its ticks became a letter and a line break, also inside texts.
  return page.replaceAll('\r\n', '\n').replaceAll('β\n', 'β ')
}

/** The TypeScript sample of a page: the block between the one in PHP and the one in Python. */
export function sampleOf(code: string): string {
  const page = pageOf(code)
  const python = page.search(/^(import base64$|try:$|init_data = )/m)
  const before = page.slice(0, python)
  const starts = [
    before.indexOf('\nimport * as'),
    before.lastIndexOf('\ntry {'),
    before.indexOf('\nconst response'),
  ]
  return before.slice(starts.find((start) => start >= 0)).trim()
}

/** Runs a sample as it stands, import lines aside. It returns from its top level, so it becomes a function's body. */
export async function run(sample: string, around: Surroundings): Promise<unknown> {
  const body = sample.replace(/^import .*$/gm, '')
  const names = Object.keys(around)
  const { code } = await transformWithOxc(
    `async function sample(${names.join(', ')}) {\n${body}\n}`,
    'sample.ts',
  )
  const sampleFunction = new Function(`${code}\nreturn sample`)() as (...given: unknown[]) => Promise<unknown>
  return sampleFunction(...Object.values(around))
}
