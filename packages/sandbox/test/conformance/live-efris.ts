import { decimal } from '@risiti/core'
import { plainGoods } from '#src/efris/goods.js'
import type { Sandbox } from '#src/testing.js'
import { kampala } from '../foreign/plain-client.mjs'
import { type Call, type Json, opened } from './samples.js'

/* Calls of EFRIS as a transcript has them: what a till said, and what is stored of the answer. */

export const TIN = '1000000001'
export const DEVICE = `${TIN}_01`

/** A way to the authority. */
export interface Way {
  readonly path: string
  readonly layers: readonly string[]
  /** What clients say of themselves there and nowhere else. */
  readonly said: object
  readonly deviceOf: (sandbox: Sandbox) => string
}

export const ONLINE: Way = {
  path: '/efrisws/ws/taapp/getInformation',
  layers: ['base64', 'aes'],
  said: { agentType: '0' },
  deviceOf: () => DEVICE,
}

export const ENABLER: Way = {
  path: '/efristcs/ws/tcsapp/getInformation',
  layers: ['base64'],
  said: {},
  deviceOf: (sandbox) => sandbox.taxpayers().efris[0]!.enablerDeviceNo!,
}

/** What the recorded clients said of themselves. */
const TILL = {
  appId: 'AP04',
  brn: '',
  dataExchangeId: '9230489223014123',
  deviceMAC: 'FFFFFFFFFFFF',
  latitude: '39.916527',
  longitude: '116.397128',
  requestCode: 'TP',
  responseCode: 'TA',
  taxpayerID: '1',
  userName: 'admin',
  version: '1.1.20191201',
}

/** What is asked of an interface, and the answer if it is stored. */
export interface Asked {
  readonly interfaceCode: string
  readonly inner?: Json
  readonly at: Date
  readonly globals?: object
  readonly answer?: Call['response']
}

/** A call on one of the ways. */
export function ask(
  sandbox: Sandbox,
  way: Way,
  { interfaceCode, inner, at, globals, answer = null }: Asked,
): Call {
  const device = { deviceNo: way.deviceOf(sandbox), tin: TIN }
  const globalInfo = { ...TILL, ...way.said, ...device, interfaceCode, requestTime: kampala(at), ...globals }
  const text = inner === undefined ? null : JSON.stringify(inner)
  const request = {
    method: 'POST',
    path: way.path,
    headers: {},
    body: JSON.stringify({ data: DATA, globalInfo, returnStateInfo: { returnCode: '', returnMessage: '' } }),
    opened: opened(text, way.layers),
  }
  return { time: at.toISOString(), request, response: answer }
}

const DATA = {
  content: '***',
  signature: '',
  dataDescription: { codeType: '1', encryptCode: '2', zipCode: '0' },
}

const HEADERS = { 'content-type': 'application/json;charset=UTF-8' }

/** An answer of which the outer message is stored too. */
export function whole({ envelope, innerContent }: Json, layers: readonly string[]): Call['response'] {
  const text = innerContent === undefined ? null : JSON.stringify(innerContent)
  return { status: 200, headers: HEADERS, body: JSON.stringify(envelope), opened: opened(text, layers) }
}

/** An answer of which only the inside is stored. */
export function inside(innerContent: Json): Call['response'] {
  const outer = {
    data: DATA,
    globalInfo: {},
    returnStateInfo: { returnCode: '00', returnMessage: 'SUCCESS' },
  }
  return {
    status: 200,
    headers: HEADERS,
    body: JSON.stringify(outer),
    opened: opened(JSON.stringify(innerContent), []),
  }
}

/** A time as documents have it, in one of two ways. */
export function timeOf(text: string): Date {
  const [day, time] = text.split(' ') as [string, string]
  const iso = day.includes('/') ? day.split('/').reverse().join('-') : day
  return new Date(`${iso}T${time}+03:00`)
}

/** Registers what a document sells, as plainly as can be, and puts some of it into the first branch. */
export function register({ books: { efris } }: Sandbox, lines: readonly Json[], isService = false): void {
  const seller = efris.taxpayers.get(TIN)!
  for (const line of lines.filter(({ unitOfMeasure }) => unitOfMeasure)) {
    const goods = plainGoods({
      id: `9${String(seller.goods.size).padStart(17, '0')}`,
      goodsCode: line.itemCode,
      goodsName: line.item,
      goodsCategoryId: line.goodsCategoryId,
      measureUnit: line.unitOfMeasure,
      unitPrice: line.unitPrice,
      taxRate: line.taxRate,
      isService,
      createdAt: new Date('2022-01-01T00:00:00Z'),
    })
    seller.goods.set(goods.goodsCode, goods)
    if (!isService) efris.stock.change(goods, seller.branch, decimal('1000'))
  }
}
