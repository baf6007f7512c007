import { defineOperation } from '@risiti/core'
import {
  DEEMED_FLAGS,
  DISCOUNT_FLAGS,
  EXCISE_FLAGS,
  EXCISE_RULES,
  EXCISE_UNITS,
  INDUSTRIES,
  INVOICE_KINDS,
  NOTE_TYPES,
  PAYMENT_MODES,
  TAX_CATEGORIES,
  VAT_FLAGS,
} from '../codes.js'
import { answer, decimal, integer, list, message, oneOf, openCode, optional, rate, text } from '../fields.js'

/**
 * Goods, tax and payment details of one application.
 */
export const queryCreditApplication = defineOperation({
  code: 'T118',
  title: 'Credit note / cancel-debit-note application line details',
  area: 'credit',
  encrypted: { request: true, response: true },
  resend: 'safe',
  request: () =>
    message({
      id: text(20),
    }),
  response: () =>
    answer({
      goodsDetails: optional(
        list(
          answer({
            /** ItemName in both sample lines, item in the field table: accept both. */
            itemName: optional(text(200)),
            itemCode: optional(text(50)),
            qty: optional(decimal()),
            /**
             * Unit in the table and first sample line, unitOfMeasure in the second: accept both; T115 rateUnit.
             */
            unit: optional(openCode(20)),
            unitPrice: optional(decimal()),
            total: optional(decimal()),
            taxRate: optional(rate()),
            tax: optional(decimal()),
            discountTotal: optional(decimal()),
            discountTaxRate: optional(decimal()),
            orderNumber: optional(integer()),
            discountFlag: optional(oneOf(DISCOUNT_FLAGS)),
            deemedFlag: optional(oneOf(DEEMED_FLAGS)),
            exciseFlag: optional(oneOf(EXCISE_FLAGS)),
            categoryId: optional(text(18)),
            categoryName: optional(text(1024)),
            goodsCategoryId: optional(text(18)),
            goodsCategoryName: optional(text(200)),
            exciseRate: optional(rate({ max: 21 })),
            exciseRule: optional(oneOf(EXCISE_RULES)),
            exciseTax: optional(decimal()),
            pack: optional(decimal()),
            stick: optional(decimal()),
            /** A value of T115 `rateUnit.value`. */
            exciseUnit: optional(openCode(3, EXCISE_UNITS)),
            /** A value of T115 `currencyType.name`. */
            exciseCurrency: optional(openCode(10)),
            exciseRateName: optional(text(500)),
            vatApplicableFlag: optional(oneOf(VAT_FLAGS)),
          }),
        ),
      ),
      taxDetails: optional(
        list(
          answer({
            taxCategoryCode: optional(oneOf(TAX_CATEGORIES, 2)),
            netAmount: optional(decimal()),
            taxRate: optional(rate()),
            taxAmount: optional(decimal()),
            /** Printed as 'grossAmount ' (trailing blank) in several samples, never on the wire. */
            grossAmount: optional(decimal()),
            /** A value of T115 `rateUnit.value`. */
            exciseUnit: optional(openCode(3)),
            /** A value of T115 `currencyType.name`. */
            exciseCurrency: optional(openCode(10)),
            /** Live server filled 18%. */
            taxRateName: optional(text(100)),
          }),
        ),
      ),
      summary: optional(
        answer({
          netAmount: optional(decimal()),
          taxAmount: optional(decimal()),
          grossAmount: optional(decimal()),
          previousNetAmount: optional(decimal()),
          previousTaxAmount: optional(decimal()),
          previousGrossAmount: optional(decimal()),
        }),
      ),
      payWay: optional(
        list(
          answer({
            /** A value of T115 `payWay.value`. */
            paymentMode: optional(openCode(3, PAYMENT_MODES)),
            /** Zero or positive; code 2266 limits it to 12 integer and 2 decimal digits. */
            paymentAmount: optional(decimal(16)),
            /** Letters a, b, c ...; live server returned '0'. */
            orderNumber: optional(text(1)),
          }),
        ),
      ),
      basicInformation: optional(
        answer({
          invoiceType: optional(oneOf(NOTE_TYPES, 3)),
          invoiceKind: optional(oneOf(INVOICE_KINDS)),
          invoiceIndustryCode: optional(oneOf(INDUSTRIES, 3)),
        }),
      ),
    }),
})
