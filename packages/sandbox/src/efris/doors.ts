import { SUITES, type Suite } from '@risiti/efris/crypto'
import type { Link } from '../link.js'
import type { Devices } from './books/devices.js'
import type { Taxpayer } from './taxpayer.js'

/** What an answer's globalInfo is made of. */
export interface EchoFacts {
  /** The request's own members. */
  readonly sent: Readonly<Record<string, string>>
  /** Its `extendField`; empty when it had none. */
  readonly sentExtend: Readonly<Record<string, string>>
  /** What the interface tells in `extendField`. */
  readonly extend: Readonly<Record<string, string>> | undefined
  /** Who asks, when the register knows. */
  readonly taxpayer: Taxpayer | undefined
}

/** A way in to the authority, and how messages look there. */
export interface Door {
  readonly name: 'online' | 'enabler'
  readonly paths: readonly string[]
  /** The applications that may come through. */
  readonly appIds: readonly string[]
  /** What a document says of the way it came. */
  readonly dataSource: '102' | '103' | '106'
  /** Whether what answers has lost the authority, and speaks for itself. */
  readonly isOffline: boolean
  /** What `encryptCode` says of plain answers; it means nothing there. */
  readonly plainCode: '1' | '2'
  /** Whether a device is the taxpayer's, and may come through. */
  admits(deviceNo: string, taxpayer: Taxpayer, devices: Devices): boolean
  /** How messages are sealed and signed, when the authority speaks the given suite. */
  suiteOf(chosen: Suite): Suite
  /** How an answer is signed. */
  signatureOf(returnCode: string, suite: Suite): Suite
  /** The globalInfo of an answer. */
  echo(facts: EchoFacts): object
}

/** Straight to the authority: the request comes back, its time included; the taxpayer id is blanked and the register's name added. */
export const ONLINE: Door = {
  name: 'online',
  paths: ['/efrisws/ws/taapp/getInformation', '/ws/taapp/getInformation'],
  appIds: ['AP01', 'AP04', 'AP05'],
  dataSource: '103',
  isOffline: false,
  plainCode: '1',
  admits: (deviceNo, { tin }, devices) => devices.find(deviceNo)?.tin === tin,
  suiteOf: (chosen) => chosen,
  // An answer without content is signed all the same.
  signatureOf: (_code, suite) => suite,
  echo: ({ sent, sentExtend, extend, taxpayer }) => ({
    ...sent,
    taxpayerID: '',
    extendField: {
      responseDateFormat: 'dd/MM/yyyy',
      responseTimeFormat: 'dd/MM/yyyy HH:mm:ss',
      ...sentExtend,
      ...extend,
    },
    ...(taxpayer ? { legalName: taxpayer.legalName, taxpayerUserId: taxpayer.userId } : {}),
  }),
}

/**
 * The offline enabler, a program on the seller's own machine with a device number of its own. It keeps the keys: what
 * tills send it and what it hands on to them is plain. It answers in its own name, and tells nothing of the register.
 */
export const ENABLER: Door = {
  name: 'enabler',
  paths: ['/efristcs/ws/tcsapp/getInformation'],
  appIds: ['AP01', 'AP02', 'AP04', 'AP05'],
  dataSource: '106',
  isOffline: false,
  plainCode: '2',
  admits: (deviceNo, { enablerDeviceNo }) => deviceNo !== '' && deviceNo === enablerDeviceNo,
  suiteOf: () => SUITES.plain,
  // It hands on the authority's own signature with what the authority accepted.
  signatureOf: (code) => (code === '00' ? SUITES.practice : SUITES.plain),
  echo: ({ sent, sentExtend, extend }) => ({
    ...sent,
    appId: 'AP02',
    extendField: { ...sentExtend, ...extend },
  }),
}

/** The enabler without its connection: it has no signature of the authority to hand on. */
const ENABLER_OFFLINE: Door = {
  ...ENABLER,
  dataSource: '102',
  isOffline: true,
  signatureOf: () => SUITES.plain,
}

/** The door as it is now: the online one is the authority's own. */
export function doorNow(door: Door, { state }: Link): Door {
  return door === ENABLER && state === 'down' ? ENABLER_OFFLINE : door
}
