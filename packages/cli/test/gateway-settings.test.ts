import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { ROOT, risiti } from './risiti.js'

/** Every variable that a text names. */
function variables(text: string): string[] {
  return [...new Set(text.match(/\bRISITI_[A-Z_]+/g))].sort()
}

describe('the settings of the gateway', () => {
  const read = variables(readFileSync(join(ROOT, 'packages/gateway/src/config.ts'), 'utf8'))

  it('are all in its help, and nothing else is', async () => {
    const { out } = await risiti(['gateway', '--help'])
    expect(variables(out)).toEqual(read)
  })

  it('stand in its help in two columns that a terminal of 80 characters has room for', async () => {
    const { out } = await risiti(['gateway', '--help'])
    const rows = out.split('Settings are environment variables:\n')[1]!.trimEnd().split('\n')
    expect(rows.filter((row) => row.length > 80 || !/^ {2}(RISITI_[A-Z_]+| ) +/.test(row))).toEqual([])
    expect(new Set(rows.map((row) => /^ {2}\S* +/.exec(row)![0].length)).size).toBe(1)
  })

  it('are all in the guide to operating it, and nothing else is', () => {
    const guide = readFileSync(join(ROOT, 'docs/guides/operating.md'), 'utf8')
    const table = guide.slice(guide.indexOf('## Settings'), guide.indexOf('## The master key'))
    expect(variables(table)).toEqual(read)
  })
})
