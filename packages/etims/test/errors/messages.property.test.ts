import { expectedIn, explainMessage, explainResultCode, MESSAGES } from '@risiti/etims'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { EtimsRejection } from '#src/errors/etims-rejection.js'
import { anyText, milliseconds } from '../any-text.js'
import { runs } from '../runs.js'

/** Pieces of every pattern, so that texts come close to matching. */
const words = MESSAGES.flatMap((row) => row.pattern.source.split(/[^A-Za-z ]+/)).filter(
  (word) => word.length > 3,
)

const text = anyText([...words, 'Expected: ', 'expected value: ', '********', '1234567890', '.5'])
const operation = fc.option(fc.constantFrom(...MESSAGES.map((row) => row.operation)), { nil: undefined })

describe('any text', () => {
  test('is explained by one row or none, and soon', () => {
    fc.assert(
      fc.property(text, operation, (said, called) => {
        const row = explainMessage(said, called)
        if (row) expect(said).toMatch(row.pattern)
        if (row?.operation && called) expect(row.operation).toBe(called)
        expect(milliseconds(() => explainMessage(said))).toBeLessThan(500)
      }),
      runs(500),
    )
  })

  test('wants a number that stands in it, or nothing', () => {
    fc.assert(
      fc.property(text, (said) => {
        const expected = expectedIn(said)
        if (expected === undefined) return
        expect(said).toContain(expected)
        expect(expected).toMatch(/^-?\d+(\.\d+)?$/)
      }),
      runs(500),
    )
  })

  test('wants the number that was put into it', () => {
    const forms = [
      (value: string) => `Invc No: 8 is invalid, use the expected value: ${value}`,
      (value: string) => `Invalid sarNo: Expected: ${value} but found: 8`,
      (value: string) => `Invalid itemCd Sequence. Expected sequence ending with: ********${value}`,
      (value: string) => `Invalid splyAmnt on item: 1. Expected: ${value}, But Found: 1122.00`,
    ]
    const number = fc
      .tuple(fc.nat(), fc.option(fc.nat({ max: 99 })))
      .map(([whole, cents]) => (cents === null ? `${whole}` : `${whole}.${String(cents).padStart(2, '0')}`))
    fc.assert(
      fc.property(fc.constantFrom(...forms), number, (form, value) => {
        expect(expectedIn(form(value))).toBe(value)
      }),
      runs(200),
    )
  })

  test('makes a refusal that says what to do, with a code or without', () => {
    const code = fc.option(
      fc.oneof(fc.constantFrom('994', '910', '902', '00'), fc.string({ unit: 'binary' })),
      {
        nil: undefined,
      },
    )
    fc.assert(
      fc.property(
        text,
        fc.option(text, { nil: undefined }),
        code,
        fc.boolean(),
        (resultMsg, customerMessage, resultCd, reads) => {
          const error = new EtimsRejection({
            operation: 'saveItem',
            reads,
            channel: 'gavaconnect',
            resultCd,
            resultMsg,
            customerMessage,
          })
          expect(error.code).toMatch(/^etims-./s)
          expect(error.fix).toMatch(/\.$/)
          const inDoubt = resultCd && explainResultCode(resultCd)?.retry !== 'never'
          if (inDoubt && !reads) expect(error.retry).toBe('reconcile-first')
        },
      ),
      runs(300),
    )
  })
})
