import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import type { OpenedMessage, RecordedExchange, Transcript } from '#src/record/transcript.js'

/** What real servers said, which lies beside the repository and is not part of it. */
const SPEC = fileURLToPath(new URL('../../../../../shared/spec/', import.meta.url))

export const hasSamples = existsSync(`${SPEC}efris/samples`)

if (!hasSamples)
  process.stdout.write('Answers of real servers were not compared: they are not beside the repository.\n')

export type Country = 'efris' | 'etims'

// biome-ignore lint/suspicious/noExplicitAny: samples are of every shape.
export type Json = any

/** The samples that were seen on the wire, or reported as taken; not those that are printed or made up. */
export function observedNames(country: Country): string[] {
  const names = hasSamples ? readdirSync(`${SPEC}${country}/samples`) : []
  return names.filter((name) => /live|enabler|observed|accepted|structure|T111-to/.test(name)).sort()
}

/** The text of a sample, digits and all. */
export function sampleText(country: Country, name: string): string {
  return readFileSync(`${SPEC}${country}/samples/${name}`, 'utf8')
}

export function sample(country: Country, name: string): Json {
  return JSON.parse(sampleText(country, name))
}

/** A call of a transcript, and the answer to it if that is known. */
export type Call = Pick<RecordedExchange, 'request' | 'response'> & { readonly time: string }

/** Recorded answers as a transcript. Calls without an answer prepare the others. */
export function transcriptOf(calls: readonly Call[]): Transcript {
  const head = { transcript: 1, target: 'samples', time: '', personalData: 'kept' } as const
  return {
    head,
    exchanges: calls.map((call, index) => ({ number: index + 1, milliseconds: 0, trouble: null, ...call })),
  }
}

/** How one inner message of EFRIS was found. */
export function opened(text: string | null, layers: readonly string[]): OpenedMessage {
  return {
    text,
    layers: text === null ? [] : layers,
    signed: layers.includes('aes') ? 'well' : 'not',
    trouble: null,
  }
}
