import { SpanKind, trace } from '@opentelemetry/api'
import {
  BasicTracerProvider,
  InMemorySpanExporter,
  type ReadableSpan,
  SimpleSpanProcessor,
} from '@opentelemetry/sdk-trace-base'
import { startSandbox } from '@risiti/sandbox'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { type Gateway, startGateway } from '#src/main.js'
import { Api } from '../support/api.js'
import { configAt, makePlace, TIMING } from '../support/processes.js'
import { addSandboxDevice, COUNTRIES, dropNextAnswer, sale } from '../support/sandbox.js'

const [UGANDA] = COUNTRIES
const place = makePlace()
const exporter = new InMemorySpanExporter()
let sandbox: Awaited<ReturnType<typeof startSandbox>>
let gateway: Gateway
let api: Api

beforeAll(async () => {
  trace.setGlobalTracerProvider(
    new BasicTracerProvider({ spanProcessors: [new SimpleSpanProcessor(exporter)] }),
  )
  sandbox = await startSandbox({ port: 0 })
  const config = { ...configAt(place), tracing: true }
  gateway = await startGateway(config, { timing: TIMING })
  api = new Api(gateway.url)
  await addSandboxDevice(api, sandbox.url, UGANDA)
}, 30_000)

afterAll(async () => {
  await gateway.close()
  await sandbox.close()
  place.remove()
  trace.disable()
})

/** The spans of a document, oldest first, each with the names of what is inside. */
async function spansOf(document: string, count: number) {
  const spans = () =>
    exporter.getFinishedSpans().filter((span) => span.attributes['risiti.document'] === document)
  await expect.poll(() => spans().length, { timeout: 10_000 }).toBe(count)
  return spans().map((span) => ({ span, calls: insideOf(span) }))
}

const insideOf = (outer: ReadableSpan) =>
  exporter.getFinishedSpans().filter((span) => span.parentSpanContext?.spanId === outer.spanContext().spanId)

it('a document that is sent is one span with its steps, and the call inside of it', async () => {
  const { body } = await api.sell(sale(UGANDA, 'one'), 'one', 5)
  const [{ span, calls } = { span: undefined, calls: [] }] = await spansOf(body.id, 1)
  expect(span!.attributes).toMatchObject({ 'risiti.device': UGANDA.device, 'risiti.lane': 'sales' })
  expect(span!.events.map(({ name }) => name)).toEqual([
    'document-chosen',
    'text-prepared',
    'attempt-recorded',
    'request-leaving',
    'answer-received',
    'outcome-recorded',
  ])
  expect(calls.map(({ name, kind }) => [name, kind])).toEqual([['risiti send', SpanKind.CLIENT]])
})

it('one whose answer is lost has a span for its send, and one for its look-up', async () => {
  await dropNextAnswer(sandbox.url, UGANDA)
  const { body } = await api.sell(sale(UGANDA, 'two'), 'two')
  await api.until(body.id, 'fiscalised')
  const [sent, lookedUp] = await spansOf(body.id, 2)
  expect(sent!.span.events.at(-1)!.name).toBe('outcome-recorded')
  expect(lookedUp!.span.events.at(-1)!.name).toBe('lookup-recorded')
  expect(lookedUp!.calls.map(({ name }) => name)).toEqual(['risiti look up'])
})
