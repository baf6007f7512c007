import { firstRow, type Refusal, type Rule, refuse, refuseFreely, type Sent } from '../contract.js'
import type { Asked } from './asked.js'
import { isTime } from './forms.js'
import { checkMembers, lacks, type MemberRule } from './members.js'

/** The lengths are those of the field table; the texts of 2054 and 2056 speak of 200, and 2055 of a member that is optional. */
const EXCEPTION: readonly MemberRule<keyof Sent<'uploadExceptionLogs'>[number]>[] = [
  {
    name: 'interruptionTypeCode',
    missing: '2052',
    among: ['2052', ['101', '102', '103', '104', '105']],
  },
  { name: 'description', missing: '2053', bytes: ['2054', 3000] },
  { name: 'errorDetail', bytes: ['2056', 4000] },
  { name: 'interruptionTime', missing: '2057', form: ['2058', isTime] },
]

/** What a T132 must pass: 2052 to 2054, 2056 to 2058. */
export function exceptionsAreWhole(rows: Sent<'uploadExceptionLogs'>): Refusal | undefined {
  return firstRow(rows, (row, index) => checkMembers(row, EXCEPTION, index))
}

/** 47: the upgrade starts from a version that exists and is not too old. */
function versionIsKnown({ sent, visit }: Asked<'tcsUpgradeDownload'>): Refusal | undefined {
  const { oldest, latest } = visit.books.upgrades
  const version = Number(sent.tcsVersion)
  return Number.isInteger(version) && version >= oldest && version <= latest ? undefined : refuse('47')
}

const versionIsGiven: Rule<Asked<'tcsUpgradeDownload'>> = ({ sent }) =>
  sent.tcsVersion === undefined ? lacks('tcsVersion') : undefined

const systemIsKnown: Rule<Asked<'tcsUpgradeDownload'>> = ({ sent }) =>
  sent.osType === '0' || sent.osType === '1' ? undefined : refuseFreely('osType:Invalid field value!')

/** What a T133 must pass. Only 47 is printed. */
export const UPGRADE_RULES: readonly Rule<Asked<'tcsUpgradeDownload'>>[] = [
  versionIsGiven,
  systemIsKnown,
  versionIsKnown,
]

const REGISTRATION: readonly MemberRule<keyof Sent<'registerVirtualDevice'>>[] = [
  { name: 'tin', missing: '2110', bytes: ['2111', 20] },
  { name: 'branchId', missing: '2168', bytes: ['2169', 18] },
  {
    name: 'deviceNo',
    missing: '2170',
    bytes: ['2171', 18],
    form: ['2173', (value) => /^\d{10}_\d{2}$/.test(value)],
  },
  // The types are unpublished.
  {
    name: 'deviceType',
    missing: '3117',
    bytes: ['3118', 1],
    form: ['3119', (value) => /^\d$/.test(value)],
  },
]

/** 2174: the branch is one of the caller's own. The code for another taxpayer's TIN is unpublished. */
function branchIsOwn({ sent, visit: { taxpayer } }: Asked<'registerVirtualDevice'>): Refusal | undefined {
  if (sent.tin !== taxpayer.tin) return refuseFreely('The tin does not belong to you!')
  return taxpayer.branches.some(({ id }) => id === sent.branchId) ? undefined : refuse('2174')
}

/** 3120, 3121, 2175: the number is free. */
function deviceIsNew({ sent, visit }: Asked<'registerVirtualDevice'>): Refusal | undefined {
  const device = visit.books.devices.find(sent.deviceNo)
  if (!device) return undefined
  if (device.tin !== sent.tin) return refuse('3120')
  if (device.branchId === sent.branchId) return refuse('2175')
  const branch = visit.books.devices.branchOf(device.deviceNo, visit.taxpayer)
  return refuse('3121', { fill: [["''", `'${branch.name}'`]] })
}

const registrationIsWhole: Rule<Asked<'registerVirtualDevice'>> = ({ sent }) =>
  checkMembers(sent, REGISTRATION)

/** What a T143 must pass: 2110, 2111, 2168 to 2171, 2173 to 2175, 3117 to 3121. */
export const REGISTRATION_RULES: readonly Rule<Asked<'registerVirtualDevice'>>[] = [
  registrationIsWhole,
  branchIsOwn,
  deviceIsNew,
]

const LOCATION: readonly MemberRule<keyof Sent<'queryEdcLocation'>>[] = [
  { name: 'deviceNumber', missing: '2918', bytes: ['2919', 20] },
]

const deviceIsNamed: Rule<Asked<'queryEdcLocation'>> = ({ sent }) => checkMembers(sent, LOCATION)

/** 2920: the device is the taxpayer's. */
function deviceIsOwn({ sent, visit: { books, taxpayer } }: Asked<'queryEdcLocation'>): Refusal | undefined {
  return books.devices.find(sent.deviceNumber)?.tin === taxpayer.tin ? undefined : refuse('2920')
}

/** What a T170 must pass: 2918 to 2920. */
export const LOCATION_RULES: readonly Rule<Asked<'queryEdcLocation'>>[] = [deviceIsNamed, deviceIsOwn]

const DEVICE_STATUS: readonly MemberRule<keyof Sent<'uploadDeviceStatus'>>[] = [
  {
    name: 'deviceIssuingStatus',
    missing: '3084',
    bytes: ['3085', 3],
    among: ['3086', ['101', '102', '103']],
  },
]

const reporterIsNamed: Rule<Asked<'uploadDeviceStatus'>> = ({ sent }) =>
  sent.deviceNo === undefined ? lacks('deviceNo') : undefined

/** 400: the device is the taxpayer's. */
function reporterIsOwn({
  sent,
  visit: { books, taxpayer },
}: Asked<'uploadDeviceStatus'>): Refusal | undefined {
  return books.devices.find(sent.deviceNo)?.tin === taxpayer.tin ? undefined : refuse('400')
}

const statusIsKnown: Rule<Asked<'uploadDeviceStatus'>> = ({ sent }) => checkMembers(sent, DEVICE_STATUS)

/** What a T176 must pass: 3084 to 3086, and 400 for a device of somebody else. */
export const DEVICE_STATUS_RULES: readonly Rule<Asked<'uploadDeviceStatus'>>[] = [
  reporterIsNamed,
  reporterIsOwn,
  statusIsKnown,
]
