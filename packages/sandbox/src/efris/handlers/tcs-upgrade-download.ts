import type { OsType } from '../books/upgrades.js'
import { accept, firstRefusal, type Handler, type Operations } from '../contract.js'
import { UPGRADE_RULES } from '../rules/device.js'

/** T133: scripts, files and statements that lead to the newest version of the enabler. */
export const tcsUpgradeDownload: Handler<Operations['tcsUpgradeDownload']> = (input, visit) => {
  const sent = input ?? {}
  const refusal = firstRefusal(UPGRADE_RULES, { sent, visit })
  if (refusal) return refusal
  return accept(visit.books.upgrades.from(Number(sent.tcsVersion), Number(sent.osType) as OsType))
}
