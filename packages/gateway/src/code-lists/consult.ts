import type { FiscalDocument } from '@risiti/core'
import type { Authority, ConsultedCodes, ConsultedList } from '../authorities/authority.js'
import { findCodeList, listCodes } from '../store/statements/code-lists.js'
import type { Tx } from '../store/store.js'
import type { Code } from './code-list.js'
import { viewCode } from './read.js'

/** More than any list or section that a check looks at has. One that has as many is not looked at, since there may be more. */
const MOST = 2000

/** The codes that a check of this document looks at, by list. A list that is not at hand in the present version is left out. */
export async function consulted(
  read: Tx,
  account: string,
  authority: Authority,
  document: FiscalDocument,
): Promise<ConsultedCodes> {
  const found = new Map<string, readonly Code[]>()
  for (const wanted of authority.consults(document)) {
    const codes = await codesOf(read, account, authority.destination, wanted)
    if (codes) found.set(wanted.list, codes)
  }
  return found
}

async function codesOf(
  read: Tx,
  account: string,
  destination: string,
  { authority, list: name, parent, version }: ConsultedList,
): Promise<readonly Code[] | undefined> {
  const list = await findCodeList(read, { account, authority, destination, owner: '', name })
  if (list?.version !== version) return undefined
  const rows = await listCodes(read, { list: Number(list.id), parent, after: '', limit: MOST })
  return rows.length < MOST ? rows.map(viewCode) : undefined
}
