import fc from 'fast-check'
import { expect, it } from 'vitest'
import type { Store } from '#src/store/store.js'
import { StoreFailedError } from '#src/store/store.js'
import type { GatewayTransactions } from '#src/transactions.js'
import { DELAYS } from '#src/webhooks/outbox/schedule.js'
import { answering, TestReceiver, taken, until } from '../support/receiver.js'
import { WebhookBench } from '../support/webhooks.js'

const isLong = process.env.RISITI_FUZZ === 'long'

/** What can befall an endpoint, one after the other. */
const STEPS = fc.array(
  fc.oneof(
    { weight: 4, arbitrary: fc.record({ happen: fc.integer({ min: 1, max: 40 }) }) },
    { weight: 2, arbitrary: fc.record({ answer: fc.constantFrom('taken', 'refused', 'slow', 'broken') }) },
    { weight: 2, arbitrary: fc.record({ write: fc.constantFrom('lost', 'unheard') }) },
    fc.constant('restart' as const),
    fc.constant('elsewhere' as const),
    fc.constant('disable' as const),
    fc.constant('replay' as const),
    fc.record({ pause: fc.integer({ min: 1, max: 120 }) }),
  ),
  { minLength: 4, maxLength: 14 },
)

const ANSWERS = {
  taken,
  refused: answering(500),
  slow: (response) => setTimeout(() => taken(response, undefined as never), 80),
  broken: (response) => response.destroy(),
} satisfies Record<string, TestReceiver['answer']>

const DRAWN = 'a failure that was drawn'

/** What the log says when it is over. */
const GOES_ON = 'webhooks go on'

/** Fails one write of what was posted: before it is done, or after it, so that nobody hears that it was. */
class Faults {
  next: 'lost' | 'unheard' | undefined

  readonly through = (store: Store<GatewayTransactions>): Store<GatewayTransactions> => ({
    read: store.read,
    close: () => store.close(),
    write: (async (name, input) => {
      const fault = name === 'recordPosts' ? this.next : undefined
      if (fault) this.next = undefined
      const failure = new StoreFailedError(DRAWN, { full: false })
      if (fault === 'lost') throw failure
      const result = await store.write(name, input)
      if (fault === 'unheard') throw failure
      return result
    }) as Store<GatewayTransactions>['write'],
  })
}

it('tells an endpoint of every event, whatever befalls, each under one id and in the same words', async () => {
  await fc.assert(
    fc.asyncProperty(STEPS, async (steps) => {
      const faults = new Faults()
      const receivers = [await TestReceiver.open(), await TestReceiver.open()]
      const bench = await WebhookBench.open({ through: faults.through, timeoutMs: 2000 })
      let at = 0
      const answerAll = (answer: keyof typeof ANSWERS) => {
        for (const receiver of receivers) receiver.answer = ANSWERS[answer]
      }
      try {
        await bench.add('a', receivers[0]!.url, ['warning.*'])
        for (const step of steps) {
          if (step === 'restart') await bench.restart()
          else if (step === 'elsewhere') await bench.moveTo('a', receivers[++at % 2]!.url, ['warning.*'])
          else if (step === 'disable') {
            await bench.set('a', 'disabled')
            await bench.set('a', 'enabled')
          } else if (step === 'replay') await bench.replay('a', {})
          else if ('happen' in step) await bench.happen(step.happen)
          else if ('answer' in step) answerAll(step.answer)
          else if ('write' in step) faults.next = step.write
          else await new Promise((resolve) => setTimeout(resolve, step.pause))
        }
        answerAll('taken')
        faults.next = undefined
        await bench.happen()
        const events = (await bench.events('warning_began')).map(({ position }) => Number(position))
        await until('all taken', async () => {
          bench.move(DELAYS[3]!)
          const rows = await bench.deliveries('a')
          return rows.length === events.length && rows.every(({ status }) => status === 'delivered')
        })
        const unexpected = bench.logged.filter((line) => !line.includes(DRAWN) && !line.startsWith(GOES_ON))
        expect(unexpected).toEqual([])
        const rows = await bench.deliveries('a')
        expect(rows.map(({ event }) => Number(event)).toSorted((a, b) => a - b)).toEqual(events)
        const words = new Map(
          receivers.flatMap(({ received }) =>
            received.map(({ headers, text }) => [headers['webhook-id'], text]),
          ),
        )
        expect([...words.keys()].toSorted()).toEqual(rows.map(({ id }) => id).toSorted())
        for (const { received } of receivers)
          for (const { headers, text } of received) expect(text).toBe(words.get(headers['webhook-id']))
        for (const row of rows) {
          expect(JSON.parse(words.get(String(row.id))!).data.event).toBe(String(row.event))
          const attempts = await bench.attempts(row)
          expect(attempts.map(({ attempt }) => attempt)).toEqual(attempts.map((_, i) => i + 1))
          expect(attempts.at(-1)).toMatchObject({ status: 204 })
        }
      } finally {
        await bench.close()
        for (const receiver of receivers) await receiver.close()
      }
    }),
    // What fails waits in vain for long: it is not made smaller.
    { numRuns: isLong ? 200 : 12, endOnFailure: true },
  )
}, 600_000)
