import { defineOperation } from '@risiti/core'
import { TAX_TREATMENTS, YES_NO } from '../codes.js'
import { answer, date, decimal, list, message, oneOf, openCode, optional, text, texts } from '../fields.js'

/**
 * Tell whether a buyer is exempt or deemed, per commodity category, with running projects.
 */
export const checkTaxpayerType = defineOperation({
  code: 'T137',
  title: 'Check exempt / deemed taxpayer',
  area: 'reference',
  encrypted: { request: true, response: true },
  resend: 'safe',
  request: () =>
    message({
      tin: text(20),
      /** MaxLength counts one code; several separated by commas. */
      commodityCategoryCode: optional(texts(',', 18)),
    }),
  response: () =>
    answer({
      taxpayerType: optional(oneOf(TAX_TREATMENTS, 3)),
      exemptType: optional(oneOf({ 101: 'VAT', 102: 'excise duty', 103: 'VAT and excise duty' }, 3)),
      commodityCategory: optional(
        list(
          answer({
            commodityCategoryCode: optional(text(18)),
            commodityCategoryTaxpayerType: optional(oneOf(TAX_TREATMENTS, 3)),
          }),
        ),
      ),
      deemedAndExemptProjectList: optional(
        list(
          answer({
            /** VatProjectId of T109. */
            projectId: optional(text(18)),
            /** VatProjectName of T109. */
            projectName: optional(text(100)),
            deemedExemptCode: optional(
              oneOf(
                {
                  101: 'Strategic Investor',
                  102: 'Petroleum Licensee',
                  103: 'Aid funded project Contractor',
                  104: 'Government MDA',
                  105: 'VAT & Excise Duty Exempt',
                  106: 'Excise Duty Exempt',
                  107: 'Mining Licensee',
                  108: 'EACOP Licensee',
                  109: 'EACOP Level 1 Contractor',
                },
                3,
              ),
            ),
            commodityCategoryCode: optional(text(18)),
            serviceMark: optional(oneOf(YES_NO, 3)),
            /** A value of T115 `rateUnit.value`. */
            unit: optional(openCode(3)),
            /** Remaining quantity. */
            currentQty: optional(decimal()),
            /** Remaining amount. */
            currentAmount: optional(decimal()),
            /** Sdk only (v23.5). A value of T115 `currencyType.name`. */
            currency: optional(text()),
            /** Sdk only (v23.5). */
            exchangeRateDate: optional(date('yyyy-MM-dd')),
            /** Sdk only (v23.5). */
            currentAmountCurrency: optional(decimal()),
          }),
        ),
      ),
    }),
})
