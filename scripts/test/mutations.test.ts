import { describe, expect, it } from 'vitest'
import { buildGateway } from '../crash/build.js'
import { CASES } from '../crash/cases.js'
import { MUTATIONS } from '../crash/mutations.js'
import { namedRun } from '../crash/plan.js'

describe.each(MUTATIONS)('the mutation "$name"', ({ changes, runs = [], cases = [] }) => {
  it('changes the gateway as it is written today', () => {
    const { remove } = buildGateway(changes)
    remove()
  })

  it('names runs and cases that there are', () => {
    const known = CASES.map(({ name }: { name: string }) => name)
    expect(known).toEqual(expect.arrayContaining([...cases]))
    for (const run of runs) expect(namedRun(run).name).toBe(run)
    expect(runs.length + cases.length).toBeGreaterThan(0)
  })
})
