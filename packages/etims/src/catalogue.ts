import { type CallOf, InvalidInputError, type Operation, type RequestOf, type ResponseOf } from '@risiti/core'
import type { Reply } from './envelope.js'
import * as operations from './operations/index.js'

type Operations = typeof operations

/** The name of an operation, which is also its method's. */
export type OperationName = keyof Operations

/** What a caller gives to an operation. */
export type InputOf<Name extends OperationName> = RequestOf<Operations[Name]>

/** The reply of an operation. */
export type ReplyOf<Name extends OperationName> = Reply<ResponseOf<Operations[Name]>>

/** One method per operation. */
export type EtimsMethods = {
  readonly [Name in keyof Operations]: CallOf<Operations[Name], Reply<ResponseOf<Operations[Name]>>>
}

/** An operation that lists what changed since a time. */
export type ListName = {
  [Name in OperationName]: Operations[Name] extends { readonly list: object } ? Name : never
}[OperationName]

/** A row of such a list. */
export type RowOf<Name extends ListName> = Operations[Name] extends {
  readonly list: { readonly rows: infer Member extends string }
}
  ? ResponseOf<Operations[Name]> extends { [Key in Member]: ReadonlyArray<infer Row> }
    ? Row
    : never
  : never

/** Every operation by name. */
export const CATALOGUE: Readonly<Record<OperationName, Operation>> = operations

/** Whether the operation does no harm when it is called again: it reads, or says the same once more. */
export function isRepeatable(name: OperationName): boolean {
  return operationOf(name).resend === 'safe'
}

/** An operation by name. @throws InvalidInputError when there is none. */
export function operationOf(name: string): Operation {
  if (Object.hasOwn(CATALOGUE, name)) return CATALOGUE[name as OperationName]
  throw new InvalidInputError({
    code: 'operation-unknown',
    message: `There is no operation ${name}.`,
    issues: [
      {
        path: '',
        message: 'is not an operation of eTIMS',
        fix: `Use one of ${Object.keys(CATALOGUE).join(', ')}.`,
      },
    ],
  })
}
