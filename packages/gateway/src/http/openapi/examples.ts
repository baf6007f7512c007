import { readFileSync } from 'node:fs'
import { complete, type Example, type Later } from '../example.js'
import type { Route } from '../route.js'

/** What an example was answered with when it was last recorded. */
export interface RecordedAnswer {
  readonly status: number
  /** JSON, or text. */
  readonly body: unknown
}

const FILE = new URL('../../../examples/answers.json', import.meta.url)

/** The answers on file, by the name of the example. A test runs every example and compares. */
export function recordedAnswers(): Readonly<Record<string, RecordedAnswer>> {
  return JSON.parse(readFileSync(FILE, 'utf8'))
}

/** An example with everything that it takes from others filled in. */
export interface ShownExample extends Example {
  readonly name: string
  readonly answer: RecordedAnswer | undefined
}

/** The examples of a route, as the reference shows them. */
export function shownExamples(
  { examples = {} }: Route,
  answers: Readonly<Record<string, RecordedAnswer>>,
): ShownExample[] {
  const shown = (later: Later) =>
    later.at === undefined ? later.shown : later.of(memberAt(answers[later.from]?.body, later.at))
  return Object.entries(examples).map(([name, example]) => ({
    ...(complete(example, shown) as Example),
    name,
    answer: answers[name],
  }))
}

/** @param at JSON pointer. */
export function memberAt(value: unknown, at: string): unknown {
  return at
    .split('/')
    .slice(1)
    .reduce((holder, name) => (holder as Record<string, unknown> | undefined)?.[name], value)
}
