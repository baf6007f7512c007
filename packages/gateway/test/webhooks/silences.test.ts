import { afterEach, beforeEach, expect, it } from 'vitest'
import { lastPosition } from '#src/store/statements/events.js'
import { TestReceiver, taken, until } from '../support/receiver.js'
import { WebhookBench } from '../support/webhooks.js'

let receiver: TestReceiver
let bench: WebhookBench

beforeEach(async () => {
  receiver = await TestReceiver.open()
  bench = await WebhookBench.open()
})

afterEach(async () => {
  await bench.close()
  await receiver.close()
})

/** The numbers of the conditions that the receiver was told of. */
function told(): number[] {
  const numbers = receiver.conditions().map((id) => Number(id.replace('condition-', '')))
  return [...new Set(numbers)].toSorted((a, b) => a - b)
}

function from(first: number, last: number): number[] {
  return Array.from({ length: last - first + 1 }, (_, at) => first + at)
}

it('keeps all that waits for an endpoint that is disabled, however much, and nothing of what happens meanwhile', async () => {
  receiver.answer = () => {}
  await bench.add('a', receiver.url, ['warning.*'])
  await bench.happenAtOnce(1500)
  await until('posted', () => receiver.received.length === 1)
  await bench.set('a', 'disabled')
  await bench.happenAtOnce(700)
  receiver.answer = taken
  await bench.set('a', 'enabled')
  await bench.happenAtOnce(10)
  await until('told', () => told().length === 1510)
  expect(told()).toEqual([...from(1, 1500), ...from(2201, 2210)])
})

it('tells what waited through two silences, also to the next process', async () => {
  receiver.answer = () => {}
  await bench.add('a', receiver.url, ['warning.*'])
  for (let i = 0; i < 2; i++) {
    await bench.happenAtOnce(600)
    await bench.set('a', 'disabled')
    await bench.happenAtOnce(600)
    await bench.set('a', 'enabled')
  }
  await bench.happenAtOnce(10)
  await bench.restart()
  receiver.answer = taken
  await bench.restart()
  await bench.taken('a', 1210)
  expect(told()).toEqual([...from(1, 600), ...from(1201, 1800), ...from(2401, 2410)])
  await bench.set('a', 'disabled')
  expect(await bench.store.read.all('SELECT up_to FROM webhook_silences')).toEqual([{ up_to: null }])
  await bench.set('a', 'deleted')
  expect(await bench.store.read.all('SELECT up_to FROM webhook_silences')).toEqual([])
})

it('does not begin far behind after much that nobody wanted', async () => {
  await bench.add('a', receiver.url, ['document.*'])
  await bench.happenAtOnce(5000)
  const last = await lastPosition(bench.store.read)
  await until('recorded', async () => Number((await bench.endpoint('a'))?.position) > last - 4096)
})
