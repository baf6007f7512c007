import type { Device } from './device.js'
import type { Conduct } from './doors.js'

/** The ids of a control unit, which tell its kind: 04 is KRA's own, 03 is one on the taxpayer's machine. */
export function unitAt(
  { info }: Device,
  { unitKind }: Conduct,
): { readonly sdcId: string; readonly mrcNo: string } {
  return { sdcId: info.sdcId.replace(/^KRACU\d\d/, `KRACU${unitKind}`), mrcNo: info.mrcNo }
}
