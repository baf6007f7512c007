import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import type { Operation } from '@risiti/core'
import * as efrisOperations from '@risiti/efris/operations'
import * as etimsOperations from '@risiti/etims/operations'
import * as efris from '../reference/efris/pages.js'
import { pageOf as efrisPageOf } from '../reference/efris/words.js'
import { ownMembersOf } from '../reference/etims/fields.js'
import * as etims from '../reference/etims/pages.js'
import { pageOf as etimsPageOf, link } from '../reference/etims/words.js'
import { membersOf } from '../reference/schema.js'

/** A country's reference, and what it is made from. */
export interface Country {
  readonly name: 'efris' | 'etims'
  readonly reference: typeof efris | typeof etims
  readonly operations: readonly (readonly [method: string, operation: Operation])[]
  /** The name of the page of an operation. */
  readonly pageOf: (method: string, operation: Operation) => string
  /** How the index begins the row of an operation. */
  readonly rowOf: (method: string, operation: Operation) => string
  /** The members of a message that its page must describe. */
  readonly membersOf: (schema: ReturnType<Operation['request']>) => readonly { readonly names: string[] }[]
}

export const EFRIS: Country = {
  name: 'efris',
  reference: efris,
  operations: Object.entries(efrisOperations),
  pageOf: (method, { code }) => efrisPageOf(code, method),
  rowOf: (method, { code }) => `| [${code}](${efrisPageOf(code, method)}) |`,
  membersOf,
}

export const ETIMS: Country = {
  name: 'etims',
  reference: etims,
  operations: Object.entries(etimsOperations),
  pageOf: (method) => etimsPageOf(method),
  rowOf: (method) => `| ${link(method)} |`,
  membersOf: ownMembersOf,
}

const ROOT = fileURLToPath(new URL('../..', import.meta.url))

/** A file of the repository. */
export function committed(path: string): string {
  return readFileSync(ROOT + path, 'utf8')
}

/** The names of what lies in a folder of the repository. */
export function namesIn(folder: string): string[] {
  return readdirSync(ROOT + folder)
}

/** A page of the committed reference. */
export function pageFor({ reference, pageOf }: Country, method: string, operation: Operation): string {
  return committed(reference.FOLDER + pageOf(method, operation))
}

/** Layout and escapes aside. */
export function letters(text: string): string {
  return text.replace(/&lt;/g, '').replace(/[^\p{L}\p{N}]/gu, '')
}
