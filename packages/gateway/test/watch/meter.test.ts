import { expect, it } from 'vitest'
import { Meter } from '#src/watch/meter.js'

it('has numbers for a thousand devices, and one more for all others together', async () => {
  const meter = new Meter('no-such-file.db')
  const sent = { account: 'a', lane: 'sales', door: 'authority', outcome: 'fiscalised', seconds: 1 } as const
  for (let device = 0; device < 1200; device++) meter.devices.sent({ ...sent, device: `shop-${device}` })
  meter.devices.sent({ ...sent, device: 'shop-3' })
  const { text } = await meter.read([], 0, 0, [])
  meter.close()
  const counts = text.split('\n').filter((line) => line.startsWith('risiti_attempts_total{'))
  expect(counts).toHaveLength(1001)
  const count = (account: string, device: string) =>
    `risiti_attempts_total{account="${account}",device="${device}",door="authority",outcome="fiscalised"}`
  expect(counts).toContain(`${count('a', 'shop-3')} 2`)
  expect(counts).toContain(`${count('other', 'other')} 200`)
})
