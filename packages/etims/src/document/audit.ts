import type { ResolvedDocument } from '@risiti/core'
import { shorten } from './shorten.js'

/** Who made the record: only the operator is known. */
export function auditOf({ operator }: ResolvedDocument) {
  const [id, name] = [shorten(operator, 20), shorten(operator, 60)]
  return { regrId: id, regrNm: name, modrId: id, modrNm: name }
}
