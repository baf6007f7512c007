import { formOf, isSameForm, type Value } from './form.js'

/** The forms that are met at each place of a message. All rows of a list are one place: `goodsDetails[].qty`. */
export type Shape = ReadonlyMap<string, ReadonlySet<string>>

/** A place at which two messages are made otherwise. */
export interface ShapeDifference {
  readonly at: string
  readonly recorded: string
  readonly sandbox: string
}

const MISSING = 'missing'

/** Marks what was a number, digit for digit: JavaScript would forget whether it was written 5000 or 5000.00. */
const NUMBER = '\u0000'

const TEXT_OR_NUMBER = /"[^"\\]*(?:\\.[^"\\]*)*"|-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?/g

/** What a message is made of, whatever it says. @throws SyntaxError when it is not JSON. */
export function shapeOf(json: string): Shape {
  const text = json.replace(TEXT_OR_NUMBER, (token) => (token.startsWith('"') ? token : `"\\u0000${token}"`))
  const shape = new Map<string, Set<string>>()
  collect(JSON.parse(text), '', shape)
  return shape
}

function collect(value: unknown, at: string, shape: Map<string, Set<string>>): void {
  const forms = shape.get(at) ?? new Set()
  shape.set(at, forms.add(formOf(asWritten(value))))
  if (Array.isArray(value)) for (const row of value) collect(row, `${at}[]`, shape)
  else if (typeof value === 'object' && value !== null)
    for (const [name, member] of Object.entries(value)) collect(member, at ? `${at}.${name}` : name, shape)
}

function asWritten(value: unknown): Value {
  if (typeof value !== 'string') return { value, isNumber: false }
  const isNumber = value.startsWith(NUMBER)
  return { value: isNumber ? value.slice(1) : value, isNumber }
}

/** Where two messages are made otherwise: members that one has alone, and values of another form. Nothing below such a place. */
export function compareShapes(recorded: Shape, sandbox: Shape): ShapeDifference[] {
  const places = [...new Set([...recorded.keys(), ...sandbox.keys()])]
  const found = places.flatMap((at) => {
    const [there, here] = [recorded.get(at), sandbox.get(at)]
    if (there && here && meet(there, here)) return []
    return [{ at, recorded: told(there), sandbox: told(here) }]
  })
  return found.filter(({ at }) => !found.some((above) => isBelow(at, above.at)))
}

function told(forms: ReadonlySet<string> | undefined): string {
  return forms ? [...forms].sort().join(' or ') : MISSING
}

function meet(there: ReadonlySet<string>, here: ReadonlySet<string>): boolean {
  return [...there].some((form) => [...here].some((other) => isSameForm(form, other)))
}

function isBelow(at: string, above: string): boolean {
  return at !== above && (above === '' || at.startsWith(`${above}.`) || at.startsWith(`${above}[]`))
}
