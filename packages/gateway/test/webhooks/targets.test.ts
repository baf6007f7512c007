import { afterEach, expect, it } from 'vitest'
import { isNetwork, networksOf } from '#src/webhooks/post/networks.js'
import { checkUrl, guardedLookup, type Resolve } from '#src/webhooks/post/target.js'
import { TestReceiver } from '../support/receiver.js'
import { WebhookBench } from '../support/webhooks.js'

const open: { close(): Promise<void> }[] = []

afterEach(async () => {
  for (const each of open.splice(0)) await each.close()
})

const NONE = networksOf([])

it.each([
  'https://127.0.0.1',
  'https://127.1',
  'https://0x7f.0.0.1',
  'https://2130706433',
  'https://017700000001',
  'https://①②⑦.0.0.1',
  'https://127.0.0.1.',
  'https://0.0.0.0',
  'https://0',
  'https://10.1.2.3',
  'https://100.64.0.1',
  'https://100.100.100.200',
  'https://168.63.129.16',
  'https://169.254.169.254/latest/meta-data',
  'https://172.31.255.255',
  'https://192.0.0.192',
  'https://192.168.0.1',
  'https://198.18.0.1',
  'https://224.0.0.1',
  'https://255.255.255.255',
  'https://[::]',
  'https://[::1]',
  'https://[::ffff:127.0.0.1]',
  'https://[::ffff:a00:1]',
  'https://[::127.0.0.1]',
  'https://[64:ff9b::7f00:1]',
  'https://[2002:7f00:1::]',
  'https://[2001::1]',
  'https://[fc00::1]',
  'https://[fd00:ec2::254]',
  'https://[fe80::1]',
  'https://[fec0::1]',
  'https://[ff02::1]',
])('%s is not called', (url) => {
  expect(() => checkUrl(url, NONE)).toThrow('It leads to an address that is not public.')
})

it('takes no address that is longer than servers take once it is sent', () => {
  const path = (letter: string, times: number) => `https://shop.example/${letter.repeat(times)}`
  expect(checkUrl(path('a', 1979), NONE).href).toHaveLength(2000)
  for (const url of [path('a', 1980), path('ä', 1000)])
    expect(() => checkUrl(url, NONE)).toThrow('As it is sent, it is longer than 2000 characters.')
})

it('calls public addresses over TLS, and others only where the configuration names them', () => {
  for (const url of ['https://93.184.216.34/x', 'https://[2606:4700::1111]', 'https://shop.example/x?y=1'])
    expect(checkUrl(url, NONE).href).toContain('https://')
  const named = networksOf(['10.1.0.0/16', 'fd00::/8', '127.0.0.1'])
  for (const url of ['http://10.1.2.3', 'https://[fd12::1]', 'http://127.0.0.1:8080/x']) checkUrl(url, named)
  for (const url of ['https://10.2.0.1', 'http://93.184.216.34', 'https://127.0.0.2'])
    expect(() => checkUrl(url, named), url).toThrow()
})

it.each([
  ['http://shop.example', 'It is not https.'],
  ['ftp://shop.example', 'It is not an https address.'],
  ['file:///etc/passwd', 'It is not an https address.'],
  ['shop.example', 'It is not an https address.'],
  ['https://user:pass@shop.example', 'It holds a name or a password.'],
  ['https://shop.example/#x', 'It holds a fragment, which no server sees.'],
])('%s is no target', (url, why) => {
  expect(() => checkUrl(url, NONE)).toThrow(why)
})

it('knows networks', () => {
  for (const text of ['10.0.0.0/8', '10.0.0.1', '::1', 'fd00::/8', '0.0.0.0/0'])
    expect(isNetwork(text)).toBe(true)
  for (const text of ['10.0.0.0/33', '10.0.0', 'example.com', 'fd00::/129', '10.0.0.0/8/8', '', '10.0.0.0/'])
    expect(isNetwork(text), text).toBe(false)
})

/** A name server that says first one thing and then another. */
function saying(...answers: readonly (readonly string[])[]): Resolve {
  let asked = 0
  return (_, done) => {
    const addresses = answers[Math.min(asked++, answers.length - 1)]!
    done(
      null,
      addresses.map((address) => ({ address, family: address.includes(':') ? 6 : 4 })),
    )
  }
}

function lookUp(resolve: Resolve): Promise<unknown> {
  return new Promise((found, refused) => {
    guardedLookup(NONE, true, resolve)('shop.example', { all: true }, (error, addresses) =>
      error ? refused(error) : found(addresses),
    )
  })
}

it('judges a name by its addresses each time that it connects, and by all of them', async () => {
  const resolve = saying(['93.184.216.34'], ['127.0.0.1'])
  expect(await lookUp(resolve)).toEqual([{ address: '93.184.216.34', family: 4 }])
  await expect(lookUp(resolve)).rejects.toThrow('not public')
  await expect(lookUp(saying(['93.184.216.34', '10.0.0.1']))).rejects.toThrow('not public')
  await expect(lookUp(saying(['2606:4700::1111', '::ffff:10.0.0.1']))).rejects.toThrow('not public')
  await expect(lookUp(saying([]))).rejects.toThrow('no address')
})

it('posts nothing to a name that leads into its own network', async () => {
  const receiver = await TestReceiver.open()
  // Only this is named, so that the address which the name has is not.
  const bench = await WebhookBench.open({ networks: ['10.99.0.0/16'], resolve: saying(['127.0.0.1']) })
  open.push(bench, receiver)
  for (const scheme of ['http', 'https']) {
    await bench.add(scheme, `${scheme}://shop.example:${receiver.port}/hook`, ['warning.*'])
    await bench.happen()
    const [attempt] = await bench.attempts(await bench.tried(scheme, 1))
    expect(attempt).toMatchObject({ status: null, message: 'It leads to an address that is not public.' })
  }
  expect(receiver.received).toEqual([])
})

it('posts nothing to an address that the configuration names no longer', async () => {
  const receiver = await TestReceiver.open()
  const bench = await WebhookBench.open({ networks: [] })
  open.push(bench, receiver)
  await bench.add('a', receiver.url, ['warning.*'])
  await bench.happen()
  const [attempt] = await bench.attempts(await bench.tried('a', 1))
  expect(attempt?.message).toBe('It leads to an address that is not public.')
  expect(receiver.received).toEqual([])
})
