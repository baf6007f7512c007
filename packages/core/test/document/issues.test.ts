import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { issuesOf } from '#src/document/issues.js'
import { pointer } from '#src/document/pointer.js'

/** What `issuesOf` says of an input under any schema, such as those of the SDKs. */
function explain(schema: z.ZodType, input: unknown) {
  const result = schema.safeParse(input)
  return result.success ? [] : issuesOf(result.error, input)
}

describe('pointer', () => {
  it('escapes as RFC 6901 wants', () => {
    expect(pointer([])).toBe('')
    expect(pointer(['lines', 0, 'a/b', 'm~n', ''])).toBe('/lines/0/a~1b/m~0n/')
    expect(pointer(['~1'])).toBe('/~01')
  })
})

describe('issuesOf', () => {
  it('speaks of size where a number is out of range', () => {
    const schema = z.strictObject({ n: z.number().min(2).max(5) })
    expect(explain(schema, { n: 9 })).toEqual([
      { path: '/n', message: 'is too large (at most 5)', fix: 'Send at most 5.' },
    ])
    expect(explain(schema, { n: 1 })).toEqual([
      { path: '/n', message: 'is too small (at least 2)', fix: 'Send at least 2.' },
    ])
  })

  it('says how long a text has to be, and that one which may be left out is filled in or left out', () => {
    const schema = z.strictObject({ password: z.string().min(12), note: z.string().min(1) })
    expect(explain(schema, { password: 'short', note: '' })).toEqual([
      { path: '/password', message: 'is too short (at least 12)', fix: 'Write at least 12 characters.' },
      {
        path: '/note',
        message: 'is too short (at least 1)',
        fix: 'Fill it in, or leave it out if it is optional.',
      },
    ])
  })

  it('explains the form that was meant of a union, at any depth', () => {
    const schema = z.strictObject({
      pay: z.union([
        z.strictObject({ card: z.strictObject({ last4: z.string().max(4) }) }),
        z.strictObject({ cash: z.string() }),
      ]),
    })
    expect(explain(schema, { pay: { card: { last4: '12345' } } })).toEqual([
      { path: '/pay/card/last4', message: 'is too long (at most 4)', fix: 'Shorten it to 4 characters.' },
    ])
    expect(explain(schema, {})).toEqual([{ path: '/pay', message: 'is missing', fix: 'Add it.' }])
  })

  it('says what each form of a union needs, or how the nearest differs', () => {
    const schema = z.union([
      z.strictObject({ name: z.string(), password: z.string() }),
      z.strictObject({ key: z.string() }),
    ])
    expect(explain(schema, {})).toEqual([
      {
        path: '',
        message: 'is in none of the forms that it may have',
        fix: 'Give "name" and "password", or "key".',
      },
    ])
    expect(explain(schema, { user: 'amina', password: 'secret' })).toEqual([
      { path: '/name', message: 'is missing', fix: 'Add it as text.' },
      { path: '/user', message: 'is not a field of this object', fix: 'Remove it, or correct its spelling.' },
    ])
  })

  it('keeps the words and the fix of a rule of its own', () => {
    const schema = z.string().refine(() => false, { error: 'is odd', params: { fix: 'Make it even.' } })
    expect(explain(schema, 'x')).toEqual([{ path: '', message: 'is odd', fix: 'Make it even.' }])
  })

  it('shows how a time, a day and bytes are written, and keeps better words', () => {
    const at = z.iso.datetime({ error: 'must be when it moved' })
    const schema = z.strictObject({ at, on: z.iso.date(), logo: z.base64() })
    expect(explain(schema, { at: 'now', on: '24/11/2026', logo: '~' })).toEqual([
      {
        path: '/at',
        message: 'must be when it moved',
        fix: 'Write it like "2026-11-23T10:15:00+03:00".',
      },
      { path: '/on', message: 'must be a day', fix: 'Write it like "2026-11-23".' },
      {
        path: '/logo',
        message: 'must be base64',
        fix: 'Encode the bytes of the file, and leave out line breaks.',
      },
    ])
  })

  it('lists what a member can be that says which form is meant', () => {
    const form = (decision: string) => z.strictObject({ decision: z.literal(decision) })
    const schema = z.discriminatedUnion('decision', [form('adopt'), form('cancel')])
    expect(explain(schema, { decision: 'sell' })).toEqual([
      {
        path: '/decision',
        message: 'must be one of "adopt", "cancel"',
        fix: 'Use one of "adopt", "cancel".',
      },
    ])
  })

  it('names every unknown member', () => {
    expect(explain(z.strictObject({}), { a: 1, b: 2 }).map((issue) => issue.path)).toEqual(['/a', '/b'])
  })
})
