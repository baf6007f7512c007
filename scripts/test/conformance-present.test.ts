import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { expect, it } from 'vitest'

const SPEC = fileURLToPath(new URL('../../../shared/spec', import.meta.url))

// The conformance suites compare with protocol facts that lie beside the clone and are not part of it. Without them those
// suites have nothing to do; CI sets RISITI_REQUIRE_SPEC, so that they cannot fall silent there.
it('the protocol facts are there when they must be', () => {
  if (!process.env.RISITI_REQUIRE_SPEC) return
  for (const part of ['efris/interfaces.json', 'efris/return-codes.json', 'etims/endpoints.json']) {
    expect(existsSync(`${SPEC}/${part}`), `../shared/spec/${part} is missing`).toBe(true)
  }
})
