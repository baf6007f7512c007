import { accept, type Handler, type Operations } from '../contract.js'
import { HS_TABLE } from '../reference/hs-codes.js'

/** T185: the customs codes. Here 0 is yes; the class above is told by its code, `0` for none. */
export const queryHsCodes: Handler<Operations['queryHsCodes']> = () =>
  accept(
    HS_TABLE.map(([hsCode, description]) => ({
      hsCode,
      description,
      isLeaf: hsCode.length === 8 ? '0' : '1',
      parentClass: parentOf(hsCode),
    })),
  )

/** Chapters have two digits, headings four; leaves stand under their heading. */
function parentOf(hsCode: string): string {
  return hsCode.length === 2 ? '0' : hsCode.slice(0, hsCode.length === 4 ? 2 : 4)
}
