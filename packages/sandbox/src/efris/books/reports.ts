import type { Sent } from '../sent.js'
import type { Taxpayer } from '../taxpayer.js'

/** Something that a device reported, as it came. */
export interface Report<Content> {
  readonly tin: string
  readonly deviceNo: string
  readonly receivedAt: Date
  readonly content: Content
}

/** What devices reported and no interface shows again: the control interface does. */
export interface Reports {
  readonly exceptions: Report<Sent<'uploadExceptionLogs'>[number]>[]
  readonly disconnections: Report<Sent<'uploadEdcDisconnect'>[number]>[]
  readonly shifts: Report<Sent<'uploadShiftInfo'>>[]
  readonly zReports: Report<Sent<'uploadZReport'>>[]
}

/** Who calls, and when. */
interface Calling {
  readonly taxpayer: Pick<Taxpayer, 'tin'>
  readonly globalInfo: Readonly<Record<string, string>>
  readonly now: Date
}

/** A report of the calling device. */
export function reportOf<Content>(
  content: Content,
  { taxpayer: { tin }, globalInfo: { deviceNo = '' }, now }: Calling,
): Report<Content> {
  return { tin, deviceNo, receivedAt: now, content }
}

export function noReports(): Reports {
  return { exceptions: [], disconnections: [], shifts: [], zReports: [] }
}
