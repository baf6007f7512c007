import { changedAfter } from '../changed.js'
import { found, type Handler, type Operations } from '../contract.js'
import { SEEDED_AT } from '../seeded-at.js'

/** The branches of the PIN, those that were never initialised among them. Live lists call every one the head office. */
export const selectBranches: Handler<Operations['selectBranches']> = ({ lastReqDt }, visit) => {
  const { books, taxpayer } = visit
  const branches = books.ofTaxpayer(taxpayer.tin).map(({ info }) => ({ value: info, changedAt: SEEDED_AT }))
  const bhfList = changedAfter(branches, lastReqDt).map((info) => ({
    tin: info.tin,
    bhfId: info.bhfId,
    bhfNm: info.bhfNm,
    bhfSttsCd: '01',
    prvncNm: info.prvncNm,
    dstrtNm: info.dstrtNm,
    sctrNm: info.sctrNm,
    locDesc: info.locDesc,
    mgrNm: info.mgrNm,
    mgrTelNo: info.mgrTelNo,
    mgrEmail: info.mgrEmail,
    hqYn: 'Y' as const,
  }))
  return found(visit, bhfList, () => ({ bhfList }))
}
