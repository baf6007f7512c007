import { channels, type OperationName } from '@risiti/etims/channels'
import { describe, expect, it } from 'vitest'
import { evidenceOf, LEVELS } from '../../../../scripts/reference/etims/evidence.js'
import { hasSpec, readEndpoints } from './spec.js'

/* How sure we say we are of a path is how sure the records make us. */

/** The notes name it after who told us. */
const OUR_NAMES: Readonly<Record<string, string>> = { 'kenyan-client': 'clients' }

describe.skipIf(!hasSpec)('the evidence of paths', () => {
  it.each(readEndpoints())('$method', ({ method, pathEvidence }) => {
    for (const { name, paths } of Object.values(channels)) {
      const evidence = pathEvidence[name]
      expect(paths[method as OperationName] !== undefined).toBe(evidence !== null)
      if (!evidence) continue
      const level = OUR_NAMES[evidence.level] ?? evidence.level
      expect(evidenceOf(name, method), name).toBe(level)
      expect(Object.keys(LEVELS)).toContain(level)
    }
  })
})
