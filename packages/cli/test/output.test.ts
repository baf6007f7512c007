import { describe, expect, it } from 'vitest'
import { nextAfterRefusal } from '#src/document-answer.js'
import { counted, failureText } from '#src/output.js'

describe('a failure for people', () => {
  const missing = { pointer: '/number', message: 'is missing', fix: 'Add it as text.' }

  it('says a mistake once, though the gateway names the first in its title too', () => {
    const message = 'The document cannot be accepted: /number is missing and 1 more.'
    const errors = [missing, { pointer: '/device', message: 'is missing' }]
    expect(failureText({ message, fix: missing.fix, errors })).toBe(
      [
        'The document cannot be accepted.',
        '  /number is missing',
        '    Add it as text.',
        '  /device is missing',
      ].join('\n'),
    )
  })

  it('says what to do where no mistake does', () => {
    const errors = [{ pointer: '/font', message: 'is no font' }]
    const failure = { message: 'The settings cannot be used.', fix: 'Send another one.', errors }
    expect(failureText(failure)).toBe('The settings cannot be used.\n  /font is no font\nSend another one.')
  })

  it('names the sale that the authority refused, and what can be done about it', () => {
    const next = nextAfterRefusal({ document: { id: 'doc_1', status: 'rejected' } })
    expect(next).toContain('doc_1 is rejected. Correct it with "npx risiti documents revise doc_1 FILE"')
    expect(failureText({ message: 'The item is not registered.', next })).toBe(
      `The item is not registered.\n${next}`,
    )
    expect(nextAfterRefusal({ document: 'doc_1' })).toBeUndefined()
    expect(nextAfterRefusal(undefined)).toBeUndefined()
  })
})

it('counts in words', () => {
  expect([counted(1, 'call'), counted(2, 'call')]).toEqual(['1 call', '2 calls'])
})
