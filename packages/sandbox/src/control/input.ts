import { InvalidInputError, issuesOf } from '@risiti/core'
import { z } from 'zod'
import { FAULTS, type FaultName, type FaultRule } from '../faults.js'

const faultNames = Object.keys(FAULTS) as [FaultName, ...FaultName[]]

const fault = z
  .strictObject({
    operation: z.string().min(1),
    fault: z.enum(faultNames),
    count: z.number().int().min(1).optional(),
    probability: z.number().min(0).max(1).optional(),
    seed: z.coerce.string().optional(),
    delayMs: z.number().int().min(0).max(600_000).optional(),
  })
  .refine(({ count, probability }) => count === undefined || probability === undefined, {
    path: ['probability'],
    error: 'cannot stand beside count',
    params: { fix: 'Give "count" for the next so many calls, or "probability" for a share of all calls.' },
  })

const clock = z
  .strictObject({
    set: z.iso.datetime({ offset: true }).optional(),
    advance: z.number().int().optional(),
    freeze: z.boolean().optional(),
  })
  .refine((input) => Object.keys(input).length > 0, {
    error: 'says nothing to do',
    params: {
      fix: 'Send { "set": "2026-01-20T09:00:00Z" }, { "advance": milliseconds } or { "freeze": true }.',
    },
  })

const reset = z.strictObject({ seed: z.string().min(1).optional() })

export type ClockInput = z.output<typeof clock>

/** @throws InvalidInputError naming the member and how to mend it. */
export function readFault(input: unknown): FaultRule {
  return read(fault, input, 'fault')
}

/** @throws InvalidInputError naming the member and how to mend it. */
export function readClock(input: unknown): ClockInput {
  return read(clock, input, 'clock')
}

/** @throws InvalidInputError naming the member and how to mend it. */
export function readReset(input: unknown): { readonly seed?: string | undefined } {
  return read(reset, input ?? {}, 'reset')
}

function read<Schema extends z.ZodType>(schema: Schema, input: unknown, what: string): z.output<Schema> {
  const result = schema.safeParse(input)
  if (result.success) return result.data
  throw new InvalidInputError({
    code: `${what}-invalid`,
    message: `The ${what} cannot be set like this.`,
    issues: issuesOf(result.error, input),
  })
}
