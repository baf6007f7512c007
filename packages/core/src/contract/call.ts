import type { z } from 'zod'
import type { Operation } from './operation.js'

/** What a caller gives to an operation. */
export type RequestOf<Op> = Op extends { readonly request: () => infer Schema extends z.ZodType }
  ? z.input<Schema>
  : never

/** What a caller gets from an operation. */
export type ResponseOf<Op> = Op extends { readonly response: () => infer Schema extends z.ZodType }
  ? z.output<Schema>
  : never

/** The method a client offers for an operation. Operations that send nothing take no argument. */
export type CallOf<Op, Answer = ResponseOf<Op>> =
  undefined extends RequestOf<Op> ? () => Promise<Answer> : (request: RequestOf<Op>) => Promise<Answer>

/** A client's methods, one per operation, under the operation's exported name. */
export type MethodsOf<Operations> = { readonly [Name in keyof Operations]: CallOf<Operations[Name]> }

/**
 * Turns a namespace of operations into a plain object of methods, one per operation.
 * @param call what one call does: validate, send, open, check.
 */
export function buildMethods<Operations extends Readonly<Record<string, Operation>>>(
  operations: Operations,
  call: (operation: Operation, name: string, request: unknown) => Promise<unknown>,
): MethodsOf<Operations> {
  const methods: Record<string, unknown> = {}
  for (const [name, operation] of Object.entries(operations)) {
    methods[name] = (request?: unknown) => call(operation, name, request)
  }
  return methods as MethodsOf<Operations>
}
