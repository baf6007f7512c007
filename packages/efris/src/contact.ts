import { openCode, optional, text } from './fields.js'

/** What the address book keeps of a buyer besides the type: the members are named as in the buyer's part of a document (T109). */
export function contactMembers() {
  return {
    buyerTin: optional(text(20)),
    buyerNinBrn: optional(text(100)),
    buyerLegalName: optional(text(256)),
    buyerBusinessName: optional(text(256)),
    buyerEmail: optional(text(50)),
    buyerLinePhone: optional(text(30)),
    buyerAddress: optional(text(500)),
    /** A value of T115 `countryCode.name`, such as `UG-Uganda`. */
    buyerCitizenship: optional(openCode(128)),
    buyerPassportNum: optional(text(30)),
  }
}
