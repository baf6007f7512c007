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
 * Tells what one application takes back: its lines, taxes and payments, with the totals of the original beside them. Who asked
 * and what was decided is in T112. Take `id` from a row of T111.
 */
export const queryCreditApplication = defineOperation({
  code: 'T118',
  title: 'Lines of a credit note application',
  area: 'credit',
  encrypted: { request: true, response: true },
  resend: 'safe',
  request: () =>
    message({
      /** The row's `id` in T111. */
      id: text(20),
    }),
  response: () =>
    answer({
      goodsDetails: optional(
        list(
          answer({
            /** Called `item` in the application. */
            itemName: optional(text(200)),
            itemCode: optional(text(50)),
            qty: optional(decimal()),
            /** Called `unitOfMeasure` in the application. */
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
            /** Code of the excise duty. */
            categoryId: optional(text(18)),
            categoryName: optional(text(1024)),
            goodsCategoryId: optional(text(18)),
            goodsCategoryName: optional(text(200)),
            exciseRate: optional(rate({ max: 21 })),
            exciseRule: optional(oneOf(EXCISE_RULES)),
            exciseTax: optional(decimal()),
            pack: optional(decimal()),
            stick: optional(decimal()),
            exciseUnit: optional(openCode(3, EXCISE_UNITS)),
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
            grossAmount: optional(decimal()),
            exciseUnit: optional(openCode(3)),
            exciseCurrency: optional(openCode(10)),
            taxRateName: optional(text(100)),
          }),
        ),
      ),
      summary: optional(
        answer({
          netAmount: optional(decimal()),
          taxAmount: optional(decimal()),
          grossAmount: optional(decimal()),
          /** Of the original. */
          previousNetAmount: optional(decimal()),
          previousTaxAmount: optional(decimal()),
          previousGrossAmount: optional(decimal()),
        }),
      ),
      payWay: optional(
        list(
          answer({
            paymentMode: optional(openCode(3, PAYMENT_MODES)),
            paymentAmount: optional(decimal(16)),
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
