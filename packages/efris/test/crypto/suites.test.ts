import { expect, test } from 'vitest'
import { SUITES } from '#src/crypto/suites.js'

test('every row is named after its key and cites its evidence', () => {
  for (const [key, suite] of Object.entries(SUITES)) {
    expect(suite.name).toBe(key)
    expect(suite.evidence).toMatch(/\w+ \w+/)
  }
})

test('the default row is the one that practice confirms', () => {
  expect(SUITES.practice).toMatchObject({ signatureHash: 'sha1', innerBase64: false })
})
