import { TEXTS } from './texts/index.js'

const ALL: Readonly<Record<string, string>> = TEXTS

/** What the authority says with a code: a given text, or its own where the sandbox knows it. */
export function textOf(code: string, message?: string): string | undefined {
  if (!/^\d{2,4}$/.test(code) || code === '00') return undefined
  return message ?? (Object.hasOwn(ALL, code) ? ALL[code] : undefined)
}
