import { pointer } from '@risiti/core'
import { z } from 'zod'
import type { Rule } from '#src/rules.js'

/** A rule of a message, with the path of the object it is about: `/goodsDetails/*` for a row. */
export interface PlacedRule {
  readonly object: string
  readonly rule: Rule<unknown>
}

/** Every rule of a message and of the messages within it. */
export function rulesOf(schema: z.ZodType, object = ''): PlacedRule[] {
  if (schema instanceof z.ZodOptional) return rulesOf(schema.unwrap() as z.ZodType, object)
  if (schema instanceof z.ZodArray) return rulesOf(schema.element as z.ZodType, `${object}/*`)
  if (!(schema instanceof z.ZodObject)) return []
  const own = (schema.meta()?.rules ?? []) as readonly Rule<unknown>[]
  return [
    ...own.map((rule) => ({ object, rule })),
    ...Object.entries(schema.shape).flatMap(([name, part]) =>
      rulesOf(part as z.ZodType, `${object}/${name}`),
    ),
  ]
}

/** The rules that a message breaks, whatever else is wrong with it: `1316 /goodsDetails/0/total`. */
export function brokenRulesOf(schema: z.ZodType, message: unknown): string[] {
  return rulesOf(schema).flatMap(({ object, rule }) =>
    objectsAt(message, object.split('/').slice(1)).flatMap(([path, value]) =>
      rule.broken(value).map((place) => `${rule.code} ${pointer([...path, ...place])}`),
    ),
  )
}

type Placed = readonly [path: PropertyKey[], value: unknown]

function objectsAt(value: unknown, [step, ...rest]: readonly string[], path: PropertyKey[] = []): Placed[] {
  if (value === undefined) return []
  if (step === undefined) return [[path, value]]
  if (step !== '*') return objectsAt((value as Record<string, unknown>)[step], rest, [...path, step])
  return (value as unknown[]).flatMap((row, index) => objectsAt(row, rest, [...path, index]))
}
