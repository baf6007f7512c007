import type { Operation } from '@risiti/core'
import type { Handler } from '../contract.js'
import { handlers } from './index.js'

/** What a device that KRA knows can do. */
export type Method = keyof typeof handlers

const LOADED = new Map<Method, Handler<Operation>>()

/** Loads a handler, once. */
export async function loadHandler(method: Method): Promise<void> {
  if (!LOADED.has(method)) LOADED.set(method, (await handlers[method]()) as Handler<Operation>)
}

/** Loads all of them. */
export async function loadHandlers(): Promise<void> {
  await Promise.all((Object.keys(handlers) as Method[]).map(loadHandler))
}

/** A handler that was loaded before. */
export function loadedHandler(method: Method): Handler<Operation> {
  return LOADED.get(method)!
}
