import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'

const SOURCES = fileURLToPath(new URL('../dist/', import.meta.url))

test.each(['efris/rules', 'etims/rules'])(
  'every rule of a list in %s has a name for the journal',
  async (folder) => {
    const files = readdirSync(join(SOURCES, folder), { recursive: true, encoding: 'utf8' })
    const lists: [where: string, names: string[]][] = []
    for (const file of files.filter((name) => name.endsWith('.js'))) {
      const module: object = await import(join(SOURCES, folder, file))
      for (const [name, list] of Object.entries(module))
        if (name.endsWith('_RULES'))
          lists.push([`${file} ${name}`, list.map((rule: { name: string }) => rule.name)])
    }
    expect(lists.length).toBeGreaterThan(2)
    for (const [where, names] of lists) expect([where, names]).toEqual([where, names.filter(Boolean)])
  },
)
