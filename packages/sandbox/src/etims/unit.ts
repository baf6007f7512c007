import type { Device } from './device.js'
import type { Conduct } from './doors.js'
import type { EtimsSwitches } from './switches.js'

/** The ids of a control unit, which tell its kind: 04 is KRA's own, 03 is one on the taxpayer's machine. */
export function unitAt(
  { info }: Device,
  { unitKind }: Conduct,
): { readonly sdcId: string; readonly mrcNo: string } {
  return { sdcId: info.sdcId.replace(/^KRACU\d\d/, `KRACU${unitKind}`), mrcNo: info.mrcNo }
}

/** The numbers of a unit's next receipt: how many it gave, in all and of the type. */
export function nextReceipt(
  { receipts }: Device,
  { unitKind }: Conduct,
  rcptTyCd: string,
  { receiptCounter }: EtimsSwitches,
): { readonly curRcptNo: string; readonly totRcptNo: string } {
  const count = (key: string) => {
    const next = (receipts.get(key) ?? 0) + 1
    receipts.set(key, next)
    return String(next)
  }
  const [total, ofType] = [count(unitKind), count(`${unitKind} ${rcptTyCd}`)]
  return { curRcptNo: receiptCounter === 'total' ? total : ofType, totRcptNo: total }
}
