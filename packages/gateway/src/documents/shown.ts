import type { z } from 'zod'

type Plain<Value> = Value extends readonly (infer Entry)[]
  ? readonly Plain<Entry>[]
  : Value extends object
    ? { readonly [Key in keyof Value]: Plain<Value[Key]> }
    : Value

/** What is shown by a schema, to be read only. */
export type Shown<Schema extends z.ZodType> = Plain<z.output<Schema>>
