import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

/**
 * The example of each call that has one, by the name of its file: the code of the interface (EFRIS), or the method (eTIMS).
 * @param country `efris` or `etims`.
 */
export function readExamples(country) {
  const folder = fileURLToPath(new URL(`../../packages/${country}/examples/`, import.meta.url))
  const names = readdirSync(folder).filter((name) => name.endsWith('.json'))
  return new Map(
    names.map((name) => [name.replace('.json', ''), JSON.parse(readFileSync(folder + name, 'utf8'))]),
  )
}

/**
 * Runs an example: what must come before, then the call itself. `{{0.records.0.id}}` in a request stands for that member of
 * the answer to the first call before it.
 * @param run the examples, every operation by its method, and `clientOf`, which gives the client of a device.
 * @param device who calls, unless a step before says otherwise.
 */
export async function runExample(run, name, device = run.examples.get(name).device) {
  const { clientOf, examples, operations } = run
  const example = examples.get(name)
  const answers = []
  for (const step of example.before ?? []) answers.push(await runStep(run, step, answers, device))
  const request = fill(example.request, answers)
  const method = methodOf(operations, name)
  const client = await clientOf(device)
  return { method, request, answer: await client.call(method, request) }
}

async function runStep(run, step, answers, device) {
  const by = step.device ?? device
  if (step.example) return (await runExample(run, step.example, by)).answer
  const client = await run.clientOf(by)
  return client.call(step.operation, fill(step.request, answers))
}

/** The method of an interface code; a method is its own. */
export function methodOf(operations, name) {
  if (Object.hasOwn(operations, name)) return name
  return Object.keys(operations).find((method) => operations[method].code === name)
}

function fill(value, answers) {
  if (typeof value === 'string') return fillText(value, answers)
  if (Array.isArray(value)) return value.map((entry) => fill(entry, answers))
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([name, member]) => [name, fill(member, answers)]))
}

/** A text that is one place and nothing else becomes what stands there, a number too. */
function fillText(text, answers) {
  const [whole] = /^\{\{[\w.]+\}\}$/.exec(text) ?? []
  if (whole) return found(whole.slice(2, -2), answers)
  return text.replace(/\{\{([\w.]+)\}\}/g, (_, path) => found(path, answers))
}

function found(path, answers) {
  const value = path.split('.').reduce((inside, step) => inside?.[step], answers)
  if (value === undefined) throw new Error(`the calls before answered nothing at ${path}`)
  return value
}
