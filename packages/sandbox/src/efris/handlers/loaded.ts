import type { Operation } from '@risiti/core'
import type { Handler } from '../contract.js'
import { handlers } from './index.js'

/** What is performed as an act: all but T104, which waits. */
export type Method = Exclude<keyof typeof handlers, 'getSymmetricKey'>

const LOADED = new Map<Method, Handler<Operation>>()

/** Loads a handler, once. */
export async function loadHandler(method: Method): Promise<void> {
  if (!LOADED.has(method)) LOADED.set(method, (await handlers[method]()) as Handler<Operation>)
}

/** Loads all of them. */
export async function loadHandlers(): Promise<void> {
  const methods = Object.keys(handlers) as (keyof typeof handlers)[]
  await Promise.all(methods.filter((method) => method !== 'getSymmetricKey').map(loadHandler))
}

/** A handler that was loaded before. */
export function loadedHandler(method: Method): Handler<Operation> {
  return LOADED.get(method)!
}
