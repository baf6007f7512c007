import { formatEat } from '@risiti/core'
import type { GlobalInfo } from './envelope/shape.js'

/** What a caller may say of itself in the outer message; the rest follows from the device and the call. */
export interface SpokenInfo {
  readonly userName?: string
  readonly deviceMAC?: string
  /** The caller's BRN. */
  readonly brn?: string
  /** `taxpayer.id` of T103; the authority takes `1` from everyone. */
  readonly taxpayerID?: string
  /** Degrees, as text. */
  readonly longitude?: string
  /** Degrees, as text. */
  readonly latitude?: string
  /** `0` for oneself, `1` for a USSD agent, `2` for an agent who invoices for a principal (T109 `agentEntity`). */
  readonly agentType?: '0' | '1' | '2'
  /** Merged with the date and time formats that the client asks for. */
  readonly extendField?: Readonly<Record<string, unknown>>
  /** Members that the papers do not name. */
  readonly [member: string]: unknown
}

/** Who sends what, and when. */
export interface Sender {
  readonly appId: string
  readonly tin: string
  readonly deviceNo: string
  readonly interfaceCode: string
  readonly dataExchangeId: string
  readonly requestTime: Date
}

/** Dates and times in answers are asked for as every client asks for them, which is how the schemas read them. */
const FORMATS = { responseDateFormat: 'dd/MM/yyyy', responseTimeFormat: 'dd/MM/yyyy HH:mm:ss' }

/** Writes `globalInfo`; later speakers win over earlier ones. */
export function globalInfoOf(sender: Sender, ...spoken: readonly (SpokenInfo | undefined)[]): GlobalInfo {
  const extendField = Object.assign({}, FORMATS, ...spoken.map((info) => info?.extendField))
  return {
    version: '1.1.20191201',
    requestCode: 'TP',
    responseCode: 'TA',
    userName: 'admin',
    deviceMAC: 'FFFFFFFFFFFF',
    brn: '',
    taxpayerID: '1',
    longitude: '32.5825',
    latitude: '0.3476',
    agentType: '0',
    ...Object.assign({}, ...spoken),
    ...sender,
    requestTime: formatEat(sender.requestTime, 'yyyy-MM-dd HH:mm:ss'),
    extendField,
  }
}
