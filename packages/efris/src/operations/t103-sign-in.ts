import { defineOperation } from '@risiti/core'
import {
  answer,
  base64,
  date,
  decimal,
  empty,
  integer,
  list,
  oneOf,
  optional,
  text,
  yesNo,
} from '../fields.js'

/**
 * Reads the taxpayer, branch, device, registered taxes, switches and dictionary versions. The answer is sealed with the
 * T104 key, so T104 comes first, whatever order the introduction of the interface document shows.
 */
export const signIn = defineOperation({
  code: 'T103',
  title: 'Sign in',
  area: 'session',
  encrypted: { request: false, response: true },
  resend: 'safe',
  request: () => empty(),
  response: () =>
    answer({
      device: answer({
        deviceModel: optional(text(50)),
        deviceNo: text(50),
        /** Dictionary deviceStatus. */
        deviceStatus: optional(text(3)),
        deviceType: optional(text(3)),
        validPeriod: optional(date('dd/MM/yyyy')),
        /** Highest number of invoices while offline. */
        offlineAmount: optional(decimal()),
        /** Offline days allowed. */
        offlineDays: optional(integer()),
        /** Highest total value while offline. */
        offlineValue: optional(decimal()),
        /** Not in the spec; read by etaxware. */
        branchId: optional(text()),
        /** Not in the spec; read by etaxware. */
        branchCode: optional(text()),
      }),
      taxpayer: answer({
        /** Value for globalInfo.taxpayerID. */
        id: optional(text(18)),
        tin: text(50),
        ninBrn: optional(text(100)),
        legalName: optional(text(500)),
        businessName: optional(text(500)),
        /** Dictionary taxpayerStatus. */
        taxpayerStatusId: optional(text(18)),
        /** Dictionary registrationStatus. */
        taxpayerRegistrationStatusId: optional(text(18)),
        taxpayerType: optional(oneOf({ 201: 'individual', 202: 'non-individual' }, 18)),
        /** Dictionary businessType. */
        businessType: optional(text(50)),
        departmentId: optional(text(18)),
        contactName: optional(text(100)),
        contactEmail: optional(text(50)),
        contactMobile: optional(text(50)),
        contactNumber: optional(text(30)),
        placeOfBusiness: optional(text(500)),
      }),
      taxpayerBranch: optional(
        answer({
          branchCode: optional(text(50)),
          branchName: optional(text(500)),
          /** Dictionary branchType. */
          branchType: optional(text(100)),
          /** Sic; live only (published by a vendor, 2026), 101. */
          brachStatus: optional(text(3)),
          contactName: optional(text(100)),
          contactEmail: optional(text(50)),
          contactMobile: optional(text(60)),
          contactNumber: optional(text(50)),
          placeOfBusiness: optional(text(1000)),
        }),
      ),
      taxType: list(
        answer({
          taxTypeName: optional(text(200)),
          /** 301 Value Added Tax, 302 Income Tax . */
          taxTypeCode: text(50),
          registrationDate: optional(date('dd/MM/yyyy')),
          /** Table says required, active registrations have none. */
          cancellationDate: optional(date('dd/MM/yyyy')),
        }),
      ),
      /** Integer text (1283 live); refresh T115 when higher than local. */
      dictionaryVersion: optional(integer()),
      issueTaxTypeRestrictions: optional(yesNo()),
      /** May be an empty string (live); refresh T138 when changed. */
      taxpayerBranchVersion: optional(text(20)),
      /** Decimal text (13.6 live); refresh T134 when higher than local. */
      commodityCategoryVersion: optional(text(10)),
      /** Refresh T125 when changed. */
      exciseDutyVersion: optional(text(10)),
      sellersLogo: optional(base64()),
      /** Sample only. */
      whetherEnableServerStock: optional(yesNo()),
      goodsStockLimit: optional(
        oneOf({ 101: 'restricted: stock cannot go negative', 102: 'unlimited: stock may go negative' }, 3),
      ),
      /** 0.01 for 1%. */
      exportCommodityTaxRate: optional(decimal()),
      exportInvoiceExciseDuty: optional(yesNo()),
      /** Highest gross per document in UGX (2075). */
      maxGrossAmount: optional(decimal()),
      isAllowBackDate: optional(yesNo()),
      isReferenceNumberMandatory: optional(yesNo()),
      /** May issue invoiceType 5. */
      isAllowIssueRebate: optional(yesNo()),
      isDutyFreeTaxpayer: optional(yesNo()),
      isAllowIssueCreditWithoutFDN: optional(yesNo()),
      /** Days. */
      periodDate: optional(integer()),
      isTaxCategoryCodeMandatory: optional(yesNo()),
      isAllowIssueInvoice: optional(yesNo()),
      /** Tax category 11 allowed. */
      isAllowOutOfScopeVAT: optional(yesNo()),
      /** Days. */
      creditMemoPeriodDate: optional(integer()),
      /** YyyyMMddHHmmss. */
      commGoodsLatestModifyVersion: optional(text(14)),
      /** MMdd, 0701. */
      financialYearDate: optional(text(4)),
      buyerModifiedTimes: optional(integer()),
      /** Hours. */
      buyerModificationPeriod: optional(integer()),
      agentFlag: optional(yesNo()),
      webServiceURL: optional(text(200)),
      environment: optional(oneOf({ 0: 'production', 1: 'test' })),
      frequentContactsLimit: optional(integer()),
      autoCalculateSectionE: optional(yesNo()),
      /** Sample only. */
      autoCalculateSectionF: optional(yesNo()),
      /** Refresh T185 when changed. */
      hsCodeVersion: optional(decimal()),
      /** Debit note allowed although a partial credit note exists (v23.3). */
      issueDebitNote: optional(yesNo()),
      /** Prefix of the invoice validation page (v23.3). */
      qrCodeURL: optional(text(200)),
    }),
})
