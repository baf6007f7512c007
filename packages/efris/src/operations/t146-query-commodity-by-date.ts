import { defineOperation } from '@risiti/core'
import { ENABLED_FLAGS, EXCISE_RATE_KINDS, EXCLUSIONS, YES_NO } from '../codes.js'
import {
  answer,
  date,
  dateTime,
  integer,
  list,
  message,
  oneOf,
  openCode,
  optional,
  rate,
  text,
  yesNo,
} from '../fields.js'

/**
 * Rate data of one category or excise code as of a date.
 */
export const queryCommodityByDate = defineOperation({
  code: 'T146',
  title: 'Commodity category / excise duty by date',
  area: 'reference',
  encrypted: { request: true, response: true },
  resend: 'safe',
  request: () =>
    message({
      categoryCode: text(20),
      type: oneOf({ 1: 'commodity category', 2: 'excise duty' }),
      issueDate: dateTime('yyyy-MM-dd HH:mm:ss'),
    }),
  response: () =>
    answer({
      commodityCategory: optional(
        answer({
          commodityCategoryCode: optional(text(18)),
          parentCode: optional(text(18)),
          commodityCategoryName: optional(text(200)),
          commodityCategoryLevel: optional(integer(1)),
          /** 0.18 etc. */
          rate: optional(rate({ max: 4 })),
          isLeafNode: optional(oneOf(YES_NO, 3)),
          serviceMark: optional(oneOf(YES_NO, 3)),
          isZeroRate: optional(oneOf(YES_NO, 3)),
          zeroRateStartDate: optional(date('dd/MM/yyyy')),
          zeroRateEndDate: optional(date('dd/MM/yyyy')),
          isExempt: optional(oneOf(YES_NO, 3)),
          exemptRateStartDate: optional(date('dd/MM/yyyy')),
          exemptRateEndDate: optional(date('dd/MM/yyyy')),
          enableStatusCode: optional(oneOf(ENABLED_FLAGS)),
          exclusion: optional(oneOf(EXCLUSIONS)),
          excisable: optional(oneOf(YES_NO, 3)),
          vatOutScopeCode: optional(oneOf(YES_NO, 3)),
        }),
      ),
      exciseDuty: optional(
        answer({
          id: optional(text(20)),
          exciseDutyCode: optional(text(20)),
          goodService: optional(text(500)),
          /** "0" for the root rows. */
          parentCode: optional(text(20)),
          /** Absent on group (non-leaf) rows; "10%,UGX150 per Litre" style, "Nil" for type 103. */
          rateText: optional(text(50)),
          isLeafNode: optional(yesNo()),
          /** Absent on group (non-leaf) rows. */
          effectiveDate: optional(date('dd/MM/yyyy')),
          exciseDutyDetailsList: optional(
            list(
              answer({
                exciseDutyId: optional(text(20)),
                /** Live only. */
                id: optional(text(18)),
                /** 103 only in live data (2026), together with rate Nil. */
                type: optional(openCode(10, EXCISE_RATE_KINDS)),
                /**
                 * Type 101: percent number in live data (10 = 10%), fraction 0.18 in the spec sample; type 102:
                 * amount per unit; type 103: the text Nil.
                 */
                rate: optional(rate()),
                /**
                 * T115 rateUnit value; given for type 102 only (live: absent otherwise, spec sample: empty
                 * string).
                 */
                unit: optional(openCode(3)),
                /** T115 currencyType value (101 = UGX). */
                currency: optional(openCode(10)),
              }),
            ),
          ),
        }),
      ),
    }),
})
