import { accept, type Handler, type Operations } from '../contract.js'

/** Name and registration for VAT of the PIN that asks. All that live replies had was `1`. */
export const selectTaxpayerInfo: Handler<Operations['selectTaxpayerInfo']> = (_input, visit) =>
  accept(visit, { info: { taxprNm: visit.device.info.taxprNm, vatTyCd: '1' } })
