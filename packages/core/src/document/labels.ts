import { z } from 'zod'

const labels = z.record(z.string().max(64), z.string().max(500))

/** A record takes every name but this one, which it leaves out without a word. */
const UNKEPT = '__proto__'

/** The caller's own labels, as `{ name: value }`: up to 64 and 500 characters. Kept, returned, never sent to an authority. */
export const labelsSchema = z.preprocess((value: Record<string, string>, context) => {
  if (typeof value === 'object' && value !== null && Object.hasOwn(value, UNKEPT))
    context.addIssue({
      code: 'custom',
      path: [UNKEPT],
      message: 'is a name that cannot be kept',
      params: { fix: 'Give the label another name.' },
    })
  return value
}, labels)
