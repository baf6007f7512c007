import { afterEach, expect, it } from 'vitest'
import { LaneBench, PROBLEM, type Script } from '../support/lane.js'

let bench: LaneBench
afterEach(() => bench.close())

it('a decision that was looked into before the document went once more changes nothing', async () => {
  const sent: string[] = []
  const script: Script = {
    async send(text) {
      sent.push(text)
      return { kind: 'in_doubt', problem: PROBLEM } as never
    },
    find: async () => ({ kind: 'hidden', problem: PROBLEM }) as never,
  }
  bench = await LaneBench.open(script)
  const [id] = await bench.accept()
  const waiting = (tries: number) =>
    bench.until(([document]) => document!.status === 'needs_attention' && document!.tries === tries)
  await waiting(1)
  const resolution = { decision: 'resend', reason: 'It is not there.' } as const
  const facts = { fiscal: null, conflict: null, takesNewNumber: true, now: Date.now(), revision: 1 }
  // Two persons looked at the same moment, and one is slower to hear of it.
  const looked = { account: 'default', document: id!, resolution, tries: 1, ...facts }
  expect(await bench.store.write('resolveDocument', looked)).toBe('done')
  bench.wake()
  await waiting(2)
  expect(await bench.store.write('resolveDocument', looked)).toBe('moved')
  bench.wake()
  await bench.pause(true)
  expect(sent).toHaveLength(2)
})
