import { EfrisClient, KeyClient } from '@risiti/efris'
import * as operations from '@risiti/efris/operations'
import { readExamples, runExample } from '../examples.js'
import { shown } from '../shown.js'

/*
 * The examples as they really run: each on a sandbox that starts anew, with a clock that stands still and a fixed seed, so
 * that every run gives the same pages.
 */

/** What is random in a message, by the name of the member. */
const RANDOM = new Set([
  'passowrdDes',
  'sign',
  'clientPriKey',
  'serverPubKey',
  'keyTable',
  'verifyString',
  'fileContent',
  'invoiceSignature',
])

/**
 * Runs every example on a sandbox of `@risiti/sandbox/testing`. @returns a map from interface code to
 * `{ example, request, answer }`, and one outer message as it was sent.
 */
export async function runSamples(sandbox) {
  const examples = readExamples('efris')
  const samples = new Map()
  const keyClients = new Map()
  let message
  for (const code of [...examples.keys()].sort()) {
    sandbox.reset()
    const wire = watch()
    const client = connect(sandbox, keyClients, examples.get(code).device, wire)
    samples.set(code, await runOne({ clientOf: () => client, examples, operations }, code, wire))
    await client.close()
    if (code === 'T109') message = JSON.parse(wire.sent.at(-1))
  }
  return { samples, message }
}

/** Keeps what a client sends and gets: the outer messages, and the inner ones as they were opened. */
function watch() {
  const sent = []
  const exchanges = []
  const onExchange = (exchange) => exchanges.push(exchange)
  const send = (address, init) => {
    sent.push(init.body)
    return fetch(address, init)
  }
  return { sent, exchanges, options: { onExchange, fetch: send } }
}

function connect(sandbox, keyClients, device, { options }) {
  const { efris } = sandbox.taxpayers()
  const { tin, deviceNo, appId, privateKeyPem } = efris.find((each) => !device || each.deviceNo === device)
  if (!keyClients.has(deviceNo)) keyClients.set(deviceNo, KeyClient.fromPem(privateKeyPem))
  return new EfrisClient({
    tin,
    deviceNo,
    appId,
    keyClient: keyClients.get(deviceNo),
    clock: sandbox.clock,
    randomId: () => '0f0e0d0c0b0a09080706050403020100',
    environment: sandbox.url,
    ...options,
  })
}

async function runOne(run, code, { exchanges }) {
  const { answer } = await runExample(run, code)
  const { request, response } = exchanges.findLast(({ interfaceCode }) => interfaceCode === code)
  return {
    example: run.examples.get(code),
    request: request === undefined ? undefined : shown(JSON.parse(request), RANDOM),
    answer: shown(read(response) ?? answer, RANDOM),
  }
}

/** The client shows no session key: its answer is then taken as the caller got it. */
function read(text) {
  try {
    return JSON.parse(text ?? '')
  } catch {
    return undefined
  }
}
