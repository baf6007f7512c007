import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

const folder = fileURLToPath(new URL('../../packages/efris/examples/', import.meta.url))

/** The example of each EFRIS interface that has one, by its code. */
export function readExamples() {
  const names = readdirSync(folder).filter((name) => name.endsWith('.json'))
  return new Map(
    names.map((name) => [name.replace('.json', ''), JSON.parse(readFileSync(folder + name, 'utf8'))]),
  )
}

/**
 * Runs the example of an interface: what must come before, then the call itself. `{{0.records.0.id}}` in a request stands
 * for that member of the answer to the first call before it.
 */
export async function runExample(client, operations, examples, code) {
  const example = examples.get(code)
  const answers = []
  for (const step of example.before ?? []) {
    if (step.example) answers.push((await runExample(client, operations, examples, step.example)).answer)
    else answers.push(await client.call(step.operation, fill(step.request, answers)))
  }
  const request = fill(example.request, answers)
  const [method] = Object.entries(operations).find(([, operation]) => operation.code === code)
  return { method, request, answer: await client.call(method, request) }
}

function fill(value, answers) {
  if (typeof value === 'string') return fillText(value, answers)
  if (Array.isArray(value)) return value.map((entry) => fill(entry, answers))
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([name, member]) => [name, fill(member, answers)]))
}

function fillText(text, answers) {
  return text.replace(/\{\{([\w.]+)\}\}/g, (_, path) => {
    const found = path.split('.').reduce((value, step) => value?.[step], answers)
    if (found === undefined) throw new Error(`the calls before answered nothing at ${path}`)
    return found
  })
}
