import { readFileSync } from 'node:fs'
import { Webhook } from 'standardwebhooks'
import { expect, it } from 'vitest'
import { type Received, until } from '../support/receiver.js'
import { sceneForEach } from '../support/webhooks.js'

const scene = sceneForEach()

/** As a receiver checks it that uses the library of the specification. */
function verify({ text, headers }: Received, secret: string): unknown {
  return new Webhook(secret).verify(text, headers as Record<string, string>)
}

async function next(): Promise<Received> {
  const before = scene.receiver.received.length
  await scene.bench.happen()
  return until('a message', () => scene.receiver.received[before])
}

it('signs so that the library of the specification agrees, and nothing can be changed', async () => {
  const secret = await scene.bench.add('a', scene.receiver.url)
  const message = await next()
  expect(verify(message, secret)).toEqual({
    type: 'warning.began',
    timestamp: expect.any(String),
    data: {
      event: expect.any(String),
      kind: 'warning_began',
      device: 'shop',
      condition: 'condition-1',
      severity: 'warning',
      message: 'm',
    },
  })
  const changed = { ...message, text: message.text.replace('condition-1', 'condition-2') }
  const renamed = { ...message, headers: { ...message.headers, 'webhook-id': 'msg_other' } }
  for (const forged of [changed, renamed]) expect(() => verify(forged, secret)).toThrow()
  expect(() => verify(message, `whsec_${Buffer.alloc(32).toString('base64')}`)).toThrow()
})

it('signs with both secrets while a new one takes over, and then with the new one only', async () => {
  const first = await scene.bench.add('a', scene.receiver.url)
  await next()
  const second = await scene.bench.rotate('a', 2, 60_000)
  const both = await next()
  expect(verify(both, first)).toEqual(verify(both, second))
  scene.bench.move(60_001)
  const later = await next()
  // The library compares the time with that of the machine.
  expect(signaturesOf(later)).toHaveLength(1)
  expect(signaturesOf(both)).toHaveLength(2)
  expect(later.headers['webhook-signature']).toBe(
    new Webhook(second).sign(
      String(later.headers['webhook-id']),
      new Date(Number(later.headers['webhook-timestamp']) * 1000),
      later.text,
    ),
  )
})

it('lets a secret that is changed without grace sign no more', async () => {
  const first = await scene.bench.add('a', scene.receiver.url)
  const second = await scene.bench.rotate('a', 2, 0)
  const message = await next()
  expect(() => verify(message, first)).toThrow()
  expect(verify(message, second)).toBeTruthy()
})

it('is checked by the lines of the guide', async () => {
  const guide = readFileSync(new URL('../../../../docs/guides/webhooks.md', import.meta.url), 'utf8')
  const [, snippet] = /```js verify\n([\s\S]*?)```/.exec(guide)!
  const { isGenuine } = await import(`data:text/javascript,${encodeURIComponent(snippet!)}`)
  const secret = await scene.bench.add('a', scene.receiver.url)
  const { text, headers } = await next()
  expect(isGenuine(text, headers, secret)).toBe(true)
  expect(isGenuine(text, headers, secret, Date.now() + 400_000)).toBe(false)
  expect(isGenuine(`${text} `, headers, secret)).toBe(false)
  expect(isGenuine(text, { ...headers, 'webhook-signature': '' }, secret)).toBe(false)
})

function signaturesOf({ headers }: Received): string[] {
  return String(headers['webhook-signature']).split(' ')
}
