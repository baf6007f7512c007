import { readFileSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Difference } from '#src/record/compare.js'
import { replay } from '#src/record/index.js'
import { type Sandbox, START, startSandbox } from '#src/testing.js'
import type { Live } from './live-cases.js'
import { otherAnswers } from './live-efris-others.js'
import { enablerSales, liveSales } from './live-efris-sales.js'
import { gatewayErrors, liveReplies, tokens } from './live-etims.js'
import { hasSamples, observedNames, transcriptOf } from './samples.js'

/* Each recorded answer of a real server, against what the sandbox answers: the same, but for what the page about it lists. */

const PAGE = new URL('../../../../docs/evidence/sandbox-differences.md', import.meta.url)

const all = (): Live[] =>
  hasSamples
    ? [
        ...liveSales(),
        ...enablerSales(),
        ...otherAnswers(),
        ...liveReplies(),
        ...gatewayErrors(),
        ...tokens(),
      ]
    : []

let sandbox: Sandbox
beforeAll(async () => {
  sandbox = await startSandbox()
})
afterAll(() => sandbox.close())

async function differencesOf({ prepare, calls, stored, under = '' }: Live): Promise<Difference[]> {
  sandbox.reset()
  sandbox.clock.set(START)
  await prepare?.(sandbox)
  const replayed = await replay(transcriptOf(calls(sandbox)), sandbox)
  const { differences, reason } = replayed.at(-1)!
  expect(reason).toBeNull()
  const isKnown = ({ what, at }: Difference) => {
    if (what === 'code' || what === 'words' || stored === 'all') return true
    return stored === 'inside' && what === 'member' && at.startsWith(under || 'content')
  }
  return differences!.filter(isKnown)
}

/** Rows of the page: answer, place, recorded, sandbox, reason. */
function listed(): string[][] {
  return readFileSync(PAGE, 'utf8')
    .split('\n')
    .filter((line) => line.startsWith('| `'))
    .map((line) => line.split(' | ').map((cell) => cell.replace(/^\| |`| \|$/g, '')))
}

/** Stands for so many members that they are not listed. */
const WHOLE = 'content.*'

const rowOf = ({ what, at, recorded, sandbox: here }: Difference) => [at || what, recorded, here]

const titleOf = ({ name, part }: Live) => name.replace('.json', '') + (part ? `: ${part}` : '')

describe.runIf(hasSamples)('what real servers answered', () => {
  const found = new Map<string, Difference[]>()

  test.each(all().map((live) => ({ live, title: titleOf(live) })))('$title', async ({ live, title }) => {
    const differences = await differencesOf(live)
    found.set(title, differences)
    const told = listed().filter(([answer]) => answer === title)
    expect(told.filter(([, , , , reason]) => !reason)).toEqual([])
    if (told[0]?.[1] === WHOLE) {
      expect(differences.length).toBeGreaterThan(20)
      expect(differences.every(({ at }) => at.startsWith('content.'))).toBe(true)
    } else expect(differences.map(rowOf)).toEqual(told.map((row) => row.slice(1, 4)))
  })

  test('the page lists nothing else', () => {
    const titles = new Set(all().map(titleOf))
    expect(listed().filter(([answer]) => !titles.has(answer!))).toEqual([])
  })

  test('no observed answer is left out', () => {
    const compared = new Set(all().map(({ name }) => name))
    const names = [...observedNames('efris'), ...observedNames('etims')]
    expect(names.length).toBeGreaterThan(40)
    expect(names.filter((name) => !compared.has(name))).toEqual([])
  })
})
