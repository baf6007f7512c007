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

/** A request's members as plain arguments, in the order in which the operation names them. */
export type ArgumentsOf<Request, Names extends readonly string[]> = {
  [Index in keyof Names]: Names[Index] extends keyof Request ? Request[Names[Index]] : never
}

/**
 * The method a client offers for an operation. Operations that send nothing take no argument; those that name
 * `positional` members take the request, or these members one by one.
 */
export type CallOf<Op, Answer = ResponseOf<Op>> =
  undefined extends RequestOf<Op>
    ? () => Promise<Answer>
    : Op extends { readonly positional: infer Names extends readonly string[] }
      ? (...given: [request: RequestOf<Op>] | ArgumentsOf<RequestOf<Op>, Names>) => Promise<Answer>
      : (request: RequestOf<Op>) => Promise<Answer>

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
    methods[name] = (...given: readonly unknown[]) => call(operation, name, requestFrom(operation, given))
  }
  return methods as MethodsOf<Operations>
}

/** A first argument that is an object is the request; anything else begins a list of its members. */
function requestFrom({ positional }: Operation, given: readonly unknown[]): unknown {
  if (!positional || given.length === 0 || typeof given[0] === 'object') return given[0]
  const members = positional.map((name, index) => [name, given[index]] as const)
  return Object.fromEntries(members.filter(([, value]) => value !== undefined))
}
