import type { FiscalDocument } from '@risiti/core'
import type { Authority } from '../authorities/authority.js'
import { findCodeList, listCodes } from '../store/statements/code-lists.js'
import type { Tx } from '../store/store.js'
import type { Code } from './code-list.js'
import { viewCode } from './read.js'

/** More than any section that a check looks at has. */
const MOST = 2000

/** The codes that a check of this document looks at; undefined where it looks at none, or they are not at hand in the present version. */
export async function consulted(
  read: Tx,
  account: string,
  authority: Authority,
  document: FiscalDocument,
): Promise<readonly Code[] | undefined> {
  const wanted = authority.consults(document)
  if (!wanted) return undefined
  const { destination } = authority
  const key = { account, authority: wanted.authority, destination, owner: '', name: wanted.list }
  const list = await findCodeList(read, key)
  if (list?.version !== wanted.version) return undefined
  const rows = await listCodes(read, { list: Number(list.id), parent: wanted.parent, after: '', limit: MOST })
  return rows.map(viewCode)
}
