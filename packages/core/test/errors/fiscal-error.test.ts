import { describe, expect, it } from 'vitest'
import {
  ConfigurationError,
  FiscalError,
  InvalidInputError,
  TransportError,
  UnreadableAnswerError,
} from '#src/errors/fiscal-error.js'

const facts = { code: 'some-code', message: 'It failed.', cause: 'Because.', fix: 'Mend it.' }

describe('every error', () => {
  it('carries code, cause, fix and whether repeating is safe', () => {
    const error = new FiscalError({ ...facts, retry: 'after-relogin', operation: 'getServerTime' })
    expect(error).toBeInstanceOf(Error)
    expect(error).toMatchObject({ ...facts, retry: 'after-relogin', operation: 'getServerTime' })
  })

  it('has its own name, also in the stack', () => {
    const errors = [
      new ConfigurationError(facts),
      new TransportError({ ...facts, sent: 'no' }),
      new UnreadableAnswerError({ ...facts, raw: '' }),
      new InvalidInputError({ code: 'x', message: 'Wrong.', issues: [] }),
    ]
    for (const error of errors) {
      expect(error.name).toBe(error.constructor.name)
      expect(error).toBeInstanceOf(FiscalError)
      expect(error.fix).not.toBe('')
    }
  })
})

describe('the class says what can be done', () => {
  it('configuration: a person', () => {
    expect(new ConfigurationError(facts).retry).toBe('never')
  })

  it('transport: send again only when nothing left', () => {
    expect(new TransportError({ ...facts, sent: 'no' }).retry).toBe('same-request')
    expect(new TransportError({ ...facts, sent: 'maybe' }).retry).toBe('reconcile-first')
  })

  it('an answer that cannot be read: find out first, with the beginning of what came', () => {
    const error = new UnreadableAnswerError({ ...facts, raw: 'x'.repeat(5000) })
    expect(error.retry).toBe('reconcile-first')
    expect(error.raw).toHaveLength(2000)
  })

  it('invalid input: the first issue is cause and fix', () => {
    const issues = [
      { path: '/a', message: 'is wrong', fix: 'Right it.' },
      { path: '/b', message: 'is bad', fix: 'Better it.' },
    ]
    const error = new InvalidInputError({ code: 'x', message: 'Wrong.', issues })
    expect(error).toMatchObject({ retry: 'never', cause: '/a: is wrong', fix: 'Right it.', issues })
    const whole = new InvalidInputError({
      code: 'x',
      message: 'Wrong.',
      issues: [{ path: '', message: 'is missing', fix: 'Add it.' }],
    })
    expect(whole.cause).toBe('the input: is missing')
  })
})
