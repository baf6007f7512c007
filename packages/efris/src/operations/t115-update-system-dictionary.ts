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
 * Download units, currencies, payment modes, countries, sectors and limits. Live 2022 answer:
 * creditNoteMaximumInvoicingDays and creditNoteValuePercentLimit are arrays with one element; payWay
 * entries may carry description; deliveryTerms absent. Large response, normally gzip (zipCode 1). Refresh
 * only when T103 dictionaryVersion rose.
 */
export const updateSystemDictionary = defineOperation({
  code: 'T115',
  title: 'System dictionary update',
  area: 'reference',
  encrypted: { request: false, response: true },
  resend: 'safe',
  request: () => empty(),
  response: () =>
    answer({
      /** Object in the spec sample, array with one element in the 2022 live answer: accept both. */
      creditNoteMaximumInvoicingDays: optional(
        single(
          answer({
            /** 90 in the spec sample, 366 in a 2022 live copy. */
            value: optional(decimal()),
            name: optional(text(200)),
          }),
        ),
      ),
      /** Object in the spec sample, array with one element in the 2022 live answer: accept both. */
      creditNoteValuePercentLimit: optional(
        single(
          answer({
            /** 0.6. */
            value: optional(decimal()),
            name: optional(text(200)),
          }),
        ),
      ),
      currencyType: optional(
        list(
          answer({
            /** 101 = UGX. */
            value: optional(text(3)),
            name: optional(text(200)),
            /** Unit words in singular and plural. */
            description: optional(text(1024)),
          }),
        ),
      ),
      /** Units of measure. */
      rateUnit: optional(
        list(
          answer({
            value: optional(text(3)),
            name: optional(text(200)),
            description: optional(text(1024)),
          }),
        ),
      ),
      payWay: optional(
        list(
          answer({
            value: optional(openCode(3, PAYMENT_MODES)),
            name: optional(text(200)),
            /** Same field table as currencyType and rateUnit. */
            description: optional(text(1024)),
          }),
        ),
      ),
      countryCode: optional(
        list(
          answer({
            value: optional(text(3)),
            name: optional(text(200)),
            /** Same field table as currencyType and rateUnit. */
            description: optional(text(1024)),
          }),
        ),
      ),
      sector: optional(
        list(
          answer({
            /** Letters in live data (A, C ...). */
            code: optional(text(18)),
            name: optional(text(100)),
            parentClass: optional(text(18)),
            requiredFill: optional(yesNo()),
          }),
        ),
      ),
      format: optional(answer({})),
      /** Customs units. */
      exportRateUnit: optional(
        list(
          answer({
            value: optional(text(3)),
            name: optional(text(200)),
            /** 06/09/2021 in the 2022 live answer; the spec sample prints 2021/08/17. */
            validPeriodFrom: optional(date('dd/MM/yyyy')),
            /** 06/09/2021 in the 2022 live answer; the spec sample prints 2021/08/17. */
            periodTo: optional(date('dd/MM/yyyy')),
            status: optional(oneOf(ENABLED_STATES, 3)),
          }),
        ),
      ),
      deliveryTerms: optional(
        list(
          answer({
            value: optional(openCode(3, DELIVERY_TERMS)),
            name: optional(text(200)),
          }),
        ),
      ),
      /** Sdk only (v23.7). */
      customsPackUnitList: optional(
        list(
          answer({
            value: optional(text(3)),
            name: optional(text(200)),
            validPeriodFrom: optional(date('dd/MM/yyyy')),
            periodTo: optional(date('dd/MM/yyyy')),
          }),
        ),
      ),
      /** Sdk only (v23.7). */
      customsPieceUnitList: optional(
        list(
          answer({
            value: optional(text(3)),
            name: optional(text(200)),
            validPeriodFrom: optional(date('dd/MM/yyyy')),
            periodTo: optional(date('dd/MM/yyyy')),
          }),
        ),
      ),
    }),
})
