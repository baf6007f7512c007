import { defineOperation } from '@risiti/core'
import { DELIVERY_TERMS, ENABLED_STATES, PAYMENT_MODES } from '../codes.js'
import {
  answer,
  date,
  decimal,
  empty,
  list,
  oneOf,
  openCode,
  optional,
  single,
  text,
  yesNo,
} from '../fields.js'

/**
 * Reads the lists that other interfaces take their codes from: units of measure, currencies, ways to pay, countries, trades,
 * delivery terms and the limits of credit notes. The answer is large and rarely changes: keep it, and ask again only when
 * `dictionaryVersion` of T103 has risen. Despite its name it changes nothing at the authority. A unit or currency that is
 * missing here is refused in documents (1208, 2180).
 */
export const updateSystemDictionary = defineOperation({
  code: 'T115',
  title: 'System dictionary',
  area: 'reference',
  encrypted: { request: false, response: true },
  resend: 'safe',
  request: () => empty(),
  response: () =>
    answer({
      /** How many days after an invoice a credit note is still taken. */
      creditNoteMaximumInvoicingDays: optional(
        single(answer({ value: optional(decimal()), name: optional(text(200)) })),
      ),
      /** Which part of an invoice credit notes may take away, as a fraction. */
      creditNoteValuePercentLimit: optional(
        single(answer({ value: optional(decimal()), name: optional(text(200)) })),
      ),
      currencyType: list(
        answer({
          /** Excise duties use it: 101 is UGX. */
          value: text(3),
          /** Documents use it: the ISO name. */
          name: text(200),
          /** Words for the unit and its hundredth, one and many, with commas between them. */
          description: optional(text(1024)),
        }),
      ),
      /** Units of measure of goods and lines. */
      rateUnit: list(
        answer({
          value: text(3),
          name: text(200),
          description: optional(text(1024)),
        }),
      ),
      payWay: optional(
        list(
          answer({
            value: openCode(3, PAYMENT_MODES),
            name: text(200),
            description: optional(text(1024)),
          }),
        ),
      ),
      countryCode: optional(
        list(
          answer({
            /** Two letters. */
            value: text(3),
            /** Letters and name, such as `UG-Uganda`: what buyers' citizenship takes. */
            name: text(200),
            description: optional(text(1024)),
          }),
        ),
      ),
      /** Trades of buyers, as a tree. */
      sector: optional(
        list(
          answer({
            code: text(18),
            name: text(100),
            /** `0` above the first rank. */
            parentClass: optional(text(18)),
            requiredFill: optional(yesNo()),
          }),
        ),
      ),
      /** How the authority writes dates and times. */
      format: optional(answer({ dateFormat: text(20), timeFormat: text(20) })),
      /** Units that customs takes on export lines. */
      exportRateUnit: optional(
        list(
          answer({
            value: text(3),
            name: text(200),
            validPeriodFrom: optional(date('dd/MM/yyyy')),
            periodTo: optional(date('dd/MM/yyyy')),
            status: optional(oneOf(ENABLED_STATES, 3)),
          }),
        ),
      ),
      deliveryTerms: optional(
        list(answer({ value: optional(openCode(3, DELIVERY_TERMS)), name: optional(text(200)) })),
      ),
      /** Packages of export lines; in newer versions only. */
      customsPackUnitList: optional(list(customsUnit())),
      /** Pieces of export lines; in newer versions only. */
      customsPieceUnitList: optional(list(customsUnit())),
    }),
})

function customsUnit() {
  return answer({
    value: optional(text(3)),
    name: optional(text(200)),
    validPeriodFrom: optional(date('dd/MM/yyyy')),
    periodTo: optional(date('dd/MM/yyyy')),
  })
}
