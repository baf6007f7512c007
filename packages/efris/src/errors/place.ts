import { pointer } from '@risiti/core'
import { z } from 'zod'

/** A way into a request: names of members, and `*` for a row of a list. */
type Path = readonly string[]

const ROW = '*'

/** What a refusal is read against. */
export interface Refused {
  /** The schema of the request that was refused. */
  readonly schema: z.ZodType
  /** The text that was sent. */
  readonly json: string | undefined
}

/** `goodsDetails-->qty`, now and then with blanks, quotes or a second arrow behind a colon. */
const CHAIN = /(\w+)\s*-{1,2}>\s*(?:'?(\w+)'?(?:\s*:\s*(\w+)\s*-->)?)?/

/** `stockInDate: ...`, or a member as the first word. */
const HEAD = /^'?(\w+)'?\s*(:)?/

/** `If ... is '101', supplierName must be empty!` */
const PROSE = /((?<=,)\w+|[a-z]+[A-Z]\w*)'?\s*(?:[Cc]an ?not|[Mm]ust|[Ss]hould) (?:be|equals)\b/

const ROW_NUMBER = /Collection index:\s*(\d+)/

/** Messages that name another member than the one they are about. */
const MISNAMED: ReadonlyMap<string, Path> = new Map([['3156', ['buyerDetails', 'deliveryTermsCode']]])

/**
 * Where in the request a refusal points, as a JSON pointer. The authority's names are looked up in the schema, so that
 * only members that exist are pointed at; a list whose row is not told is pointed at as a whole. `undefined` when the
 * message names no member.
 */
export function placeOf(code: string, message: string, { schema, json }: Refused): string | undefined {
  const members = membersOf(schema)
  const meant = MISNAMED.get(code)
  const path = meant ? resolve(meant, members) : namedIn(message, members)
  if (!path) return undefined
  const request = read(json)
  const row = ROW_NUMBER.exec(message)?.[1]
  if (row === undefined) return pointer(inRequest(path, request))
  const isList = members.some((member) => startsWith(member, [...path, ROW]))
  return pointer(inRequest(isList ? [...path, ROW] : path, request, Number(row)))
}

function namedIn(message: string, members: readonly Path[]): Path | undefined {
  const chain = CHAIN.exec(message)
  if (chain) return resolve(chain.slice(1).filter(Boolean), members)
  const [, head = '', colon] = HEAD.exec(message) ?? []
  const first = resolve([head], members)
  if (colon && first) return first
  const told = PROSE.exec(message)?.[1]
  return (told && resolve([told], members)) || (first && isMeant(first.at(-1)!, head) ? first : undefined)
}

/** Whether a first word is the name of a member: "Tax Amount ..." is prose although there is a member `tax`. */
function isMeant(member: string, word: string): boolean {
  return member === word || /[A-Z]/.test(member)
}

/**
 * Follows names until a member holds no others. A name that is not where it is said to be counts when the whole message
 * has it in one place only; other names are passed over.
 */
function resolve(names: Path, members: readonly Path[]): Path | undefined {
  let path: Path | undefined
  for (const name of names) {
    const next = childOf(path ?? [], name, members) ?? onlyOne(name, members)
    if (next && !members.some((member) => isChild(member, next))) return next
    path = next ?? path
  }
  return path
}

function childOf(parent: Path, name: string, members: readonly Path[]): Path | undefined {
  const children = members.filter((path) => isChild(path, parent))
  return (
    children.find((path) => isSame(path.at(-1)!, name)) ?? children.find((path) => isLike(path.at(-1)!, name))
  )
}

function isChild(path: Path, parent: Path): boolean {
  const between = path.slice(parent.length, -1)
  return path.length > parent.length && between.every((step) => step === ROW) && startsWith(path, parent)
}

function startsWith(path: Path, start: Path): boolean {
  return start.every((step, index) => path[index] === step)
}

function onlyOne(name: string, members: readonly Path[]): Path | undefined {
  const found = members.filter((path) => isSame(path.at(-1)!, name))
  return found.length === 1 ? found[0] : undefined
}

const isSame = (member: string, name: string) => member.toLowerCase() === name.toLowerCase()

/** A name that runs into the next word (`qtyThe`) or lacks its last letter (`importAddres`). */
function isLike(member: string, name: string): boolean {
  const runsOn = isSame(member, name.slice(0, member.length)) && /^[A-Z]/.test(name.slice(member.length))
  return runsOn || isSame(member.slice(0, -1), name)
}

/** Every member of a message, each list's row as a step. */
function membersOf(schema: unknown, path: Path = []): Path[] {
  if (schema instanceof z.ZodOptional) return membersOf(schema.unwrap(), path)
  if (schema instanceof z.ZodArray) return membersOf(schema.element, [...path, ROW])
  if (!(schema instanceof z.ZodObject)) return []
  return Object.entries(schema.shape).flatMap(([name, member]) => [
    [...path, name],
    ...membersOf(member, [...path, name]),
  ])
}

/** Puts row numbers in: the told one for the innermost list, 0 where there is but one row. Else the list is the place. */
function inRequest(path: Path, request: unknown, row?: number): PropertyKey[] {
  const steps: PropertyKey[] = []
  let value = request
  for (const [index, step] of path.entries()) {
    const key = step === ROW ? rowOf(value, index === path.lastIndexOf(ROW) ? row : undefined) : step
    if (key === undefined) break
    steps.push(key)
    value = (value as Record<PropertyKey, unknown> | undefined)?.[key]
  }
  return steps
}

function rowOf(list: unknown, told: number | undefined): number | undefined {
  const length = Array.isArray(list) ? list.length : 0
  const row = told ?? (length === 1 ? 0 : undefined)
  return row !== undefined && row < length ? row : undefined
}

/** A refusal must not be lost over a text that is no JSON. */
function read(json: string | undefined): unknown {
  try {
    return JSON.parse(json ?? '')
  } catch {
    return undefined
  }
}
