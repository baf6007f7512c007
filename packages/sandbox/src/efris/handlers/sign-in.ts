import type { ResponseOf } from '@risiti/core'
import { principalsOf } from '../books/agencies.js'
import type { OfflineLimits } from '../books/offline-queue.js'
import { accept, type Handler, type Operations } from '../contract.js'
import { validationPage } from '../record.js'
import { VERSIONS } from '../reference/versions.js'
import type { Branch, Taxpayer } from '../taxpayer.js'

type Registration = ResponseOf<Operations['signIn']>

/** T103: who the device belongs to, and what it may do. */
export const signIn: Handler<Operations['signIn']> = (_nothing, { taxpayer, books, globalInfo, publicUrl }) =>
  accept({
    device: deviceOf(globalInfo.deviceNo!, books.switches),
    taxpayer: taxpayerOf(taxpayer),
    taxpayerBranch: branchOf(taxpayer, books.devices.branchOf(globalInfo.deviceNo, taxpayer)),
    taxType: taxTypesOf(taxpayer),
    ...taxpayer.rights,
    ...VERSIONS,
    ...SWITCHES,
    qrCodeURL: validationPage(publicUrl),
    agentFlag: principalsOf(taxpayer.tin, books).length > 0 ? '1' : '0',
  })

/** What is the same for every seeded taxpayer. */
export const SWITCHES = {
  issueTaxTypeRestrictions: '1',
  sellersLogo: '',
  whetherEnableServerStock: '1',
  exportCommodityTaxRate: '0',
  exportInvoiceExciseDuty: '0',
  isAllowIssueInvoice: '0',
  creditMemoPeriodDate: '15',
  financialYearDate: '0701',
  webServiceURL: 'https://efristest.ura.go.ug/efrisws/',
  environment: '1',
  autoCalculateSectionE: '0',
  autoCalculateSectionF: '1',
} as const

function deviceOf(
  deviceNo: string,
  { offlineAmount, offlineDays, offlineValue }: OfflineLimits,
): Registration['device'] {
  return {
    deviceModel: 'SANDBOX',
    deviceNo,
    deviceStatus: '252',
    deviceType: '1',
    validPeriod: '31/12/2049',
    offlineAmount,
    offlineDays,
    offlineValue,
  }
}

function taxpayerOf(taxpayer: Taxpayer): Registration['taxpayer'] {
  return {
    id: taxpayer.taxpayerId,
    tin: taxpayer.tin,
    ninBrn: taxpayer.ninBrn,
    legalName: taxpayer.legalName,
    businessName: taxpayer.legalName,
    taxpayerStatusId: '101',
    taxpayerRegistrationStatusId: '401',
    taxpayerType: '202',
    businessType: '501',
    departmentId: '000001',
    ...contactOf(taxpayer),
  }
}

function branchOf(taxpayer: Taxpayer, { code, name }: Branch): Registration['taxpayerBranch'] {
  return {
    branchCode: code,
    branchName: name,
    branchType: '101',
    brachStatus: '101',
    ...contactOf(taxpayer),
  }
}

function contactOf({ emailAddress, mobilePhone, placeOfBusiness }: Taxpayer) {
  return {
    contactName: 'Example Manager',
    contactEmail: emailAddress,
    contactMobile: mobilePhone,
    contactNumber: '0410000000',
    placeOfBusiness,
  }
}

/** The taxes that a taxpayer is registered for. */
export function taxTypesOf({ isRegisteredForVat, isRegisteredForExcise }: Taxpayer) {
  return [
    ...(isRegisteredForVat ? [taxOf('Value Added Tax', '301')] : []),
    taxOf('Income Tax', '302'),
    // The code of excise duty is unpublished; its name tells.
    ...(isRegisteredForExcise ? [taxOf('Excise Duty', '303')] : []),
  ]
}

function taxOf(taxTypeName: string, taxTypeCode: string) {
  return { taxTypeName, taxTypeCode, registrationDate: '01/07/2019' }
}
