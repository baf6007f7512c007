import { defineOperation } from '@risiti/core'
import { TAX_TREATMENTS, YES_NO } from '../codes.js'
import { answer, date, decimal, list, message, oneOf, openCode, optional, text, texts } from '../fields.js'

/**
 * Tells whether VAT treats a buyer as exempt or deemed, in all or for some categories, and for which projects. Ask before
 * selling to a contractor of a government or aid project, an investor or a licensee: a deemed line of a document names the
 * project (`vatProjectId`, `vatProjectName`), its unit, and no more than what is left of it (3037, 3041 to 3047). Most buyers
 * are answered with 101 and nothing else.
 */
export const checkTaxpayerType = defineOperation({
  code: 'T137',
  title: 'Exempt and deemed buyers',
  area: 'reference',
  encrypted: { request: true, response: true },
  resend: 'safe',
  request: () =>
    message({
      /** The buyer's TIN. */
      tin: text(20),
      /** One or more codes with commas between them; the answer then speaks of these only. */
      commodityCategoryCode: optional(texts(',', 18)),
    }),
  response: () =>
    answer({
      taxpayerType: oneOf(TAX_TREATMENTS, 3),
      /** What an exemption is of. */
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
            /** `vatProjectId` of a deemed or exempt line. */
            projectId: optional(text(18)),
            /** `vatProjectName` of a deemed or exempt line. */
            projectName: optional(text(100)),
            /** Why; not the `deemedExemptCode` of a line, which only says deemed or exempt. */
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
            /** The unit that lines must have. A value of T115 `rateUnit.value`. */
            unit: optional(openCode(3)),
            /** The quantity that may still be bought. */
            currentQty: optional(decimal()),
            /** The amount that may still be bought, in UGX. */
            currentAmount: optional(decimal()),
            /** A value of T115 `currencyType.name`; in newer versions only. */
            currency: optional(text()),
            /** The day whose rate was used; in newer versions only. */
            exchangeRateDate: optional(date('yyyy-MM-dd')),
            /** The amount left in `currency`; in newer versions only. */
            currentAmountCurrency: optional(decimal()),
          }),
        ),
      ),
    }),
})
