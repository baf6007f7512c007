import { defineOperation } from '@risiti/core'
import { EXCISE_RATE_KINDS } from '../codes.js'
import { answer, date, empty, list, openCode, optional, rate, text, yesNo } from '../fields.js'

/**
 * Download excise duty codes, rates and units. Seen gzip-compressed without AES.
 */
export const queryExciseDutyCodes = defineOperation({
  code: 'T125',
  title: 'Query excise duty',
  area: 'reference',
  encrypted: { request: false, response: false },
  resend: 'safe',
  request: () => empty(),
  response: () =>
    answer({
      exciseDutyList: optional(
        list(
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
      ),
    }),
})
