import { expect, it } from 'vitest'
import { lastPosition } from '#src/store/statements/events.js'
import { taken, until } from '../support/receiver.js'
import { sceneForEach } from '../support/webhooks.js'

const scene = sceneForEach()

/** The numbers of the conditions that the receiver was told of. */
function told(): number[] {
  const numbers = scene.receiver.conditions().map((id) => Number(id.replace('condition-', '')))
  return [...new Set(numbers)].toSorted((a, b) => a - b)
}

function from(first: number, last: number): number[] {
  return Array.from({ length: last - first + 1 }, (_, at) => first + at)
}

it('keeps all that waits for an endpoint that is disabled, however much, and nothing of what happens meanwhile', async () => {
  scene.receiver.answer = () => {}
  await scene.bench.add('a', scene.receiver.url, ['warning.*'])
  await scene.bench.happenAtOnce(1500)
  await until('posted', () => scene.receiver.received.length === 1)
  await scene.bench.set('a', 'disabled')
  await scene.bench.happenAtOnce(700)
  scene.receiver.answer = taken
  await scene.bench.set('a', 'enabled')
  await scene.bench.happenAtOnce(10)
  await until('told', () => told().length === 1510)
  expect(told()).toEqual([...from(1, 1500), ...from(2201, 2210)])
})

it('tells what waited through two silences, also to the next process', async () => {
  scene.receiver.answer = () => {}
  await scene.bench.add('a', scene.receiver.url, ['warning.*'])
  for (let i = 0; i < 2; i++) {
    await scene.bench.happenAtOnce(600)
    await scene.bench.set('a', 'disabled')
    await scene.bench.happenAtOnce(600)
    await scene.bench.set('a', 'enabled')
  }
  await scene.bench.happenAtOnce(10)
  await scene.bench.restart()
  scene.receiver.answer = taken
  await scene.bench.restart()
  await scene.bench.taken('a', 1210)
  expect(told()).toEqual([...from(1, 600), ...from(1201, 1800), ...from(2401, 2410)])
  await scene.bench.set('a', 'disabled')
  expect(await scene.bench.store.read.all('SELECT up_to FROM webhook_silences')).toEqual([{ up_to: null }])
  await scene.bench.set('a', 'deleted')
  expect(await scene.bench.store.read.all('SELECT up_to FROM webhook_silences')).toEqual([])
})

it('does not begin far behind after much that nobody wanted', async () => {
  await scene.bench.add('a', scene.receiver.url, ['document.*'])
  await scene.bench.happenAtOnce(5000)
  const last = await lastPosition(scene.bench.store.read)
  await until('recorded', async () => Number((await scene.bench.endpoint('a'))?.position) > last - 4096)
})
