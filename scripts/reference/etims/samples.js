import { EtimsRejection } from '@risiti/etims'
import * as operations from '@risiti/etims/operations'
import { readExamples, runExample } from '../examples.js'
import { shown } from '../shown.js'
import { devicesOf } from './devices.js'

/*
 * The examples as they really run: each on a sandbox that starts anew, with a clock that stands still and a fixed seed, so
 * that every run gives the same pages.
 */

/**
 * Runs every example on a sandbox of `@risiti/sandbox/testing`: on `oscu`, and on `gavaconnect`, which is kept where its
 * messages have other members. @returns a map from method to `{ given, oscu, gavaconnect }`.
 */
export async function runSamples(sandbox) {
  const examples = readExamples('etims')
  const samples = new Map()
  for (const method of examples.keys()) {
    const oscu = await runOn(sandbox, 'oscu', examples, method)
    const gavaconnect = await runOn(sandbox, 'gavaconnect', examples, method)
    const isSame = shapeOf(oscu.request) === shapeOf(gavaconnect.request)
    samples.set(method, {
      given: examples.get(method),
      oscu,
      ...(isSame ? {} : { gavaconnect }),
    })
  }
  return samples
}

async function runOn(sandbox, channel, examples, method) {
  sandbox.reset()
  const exchanges = []
  const { clientOf, close } = devicesOf(sandbox, channel, {
    isInitialised: method !== 'selectInitOsdcInfo',
    onExchange: (exchange) => exchanges.push(exchange),
  })
  await runExample({ clientOf, examples, operations }, method)
  await close()
  const { request, response } = exchanges.at(-1)
  return { request: shown(JSON.parse(request.body)), answer: shown(JSON.parse(response)) }
}

/** The names of the members at every depth, whatever stands in them. */
function shapeOf(value) {
  if (Array.isArray(value)) return `[${shapeOf(value[0])}]`
  if (typeof value !== 'object' || value === null) return ''
  return `{${Object.entries(value).map(([name, member]) => name + shapeOf(member))}}`
}

/** Replies of the gateway as they come: a success, an empty list, and a refusal by the validator. */
export async function runWrapped(sandbox) {
  sandbox.reset()
  const replies = []
  const onExchange = ({ response, status }) => replies.push({ status, body: shown(JSON.parse(response)) })
  const { clientOf, close } = devicesOf(sandbox, 'gavaconnect', { onExchange })
  const client = await clientOf(undefined)
  await client.selectTaxpayerInfo({})
  await client.selectInvoiceDetails({ invcNo: 1 })
  await client.saveItem(readExamples('etims').get('saveItem').request).then(
    () => Promise.reject(new Error('an item was taken from a device that never fetched the classes')),
    (error) => {
      if (!(error instanceof EtimsRejection)) throw error
    },
  )
  await close()
  const [done, empty, refused] = replies.slice(-3)
  return { done, empty, refused }
}
