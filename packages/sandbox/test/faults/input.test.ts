import { expect, test } from 'vitest'
import { readFault } from '#src/control/fault-input.js'

const ON_ALL = { operation: '*' }

test.each<[object, string]>([
  [{ fault: 'down' }, '/operation'],
  [{ ...ON_ALL, fault: 'earthquake' }, '/fault'],
  [{ ...ON_ALL, fault: 'down', often: true }, '/often'],
  [{ ...ON_ALL, fault: 'down', door: 'back' }, '/door'],
  [{ ...ON_ALL, fault: 'down', door: 'oscu', authority: 'efris' }, '/door'],
  [{ ...ON_ALL, fault: 'down', from: 'tonight' }, '/from'],
  [{ ...ON_ALL, fault: 'down', from: '2026-01-20T09:00:00Z', to: '2026-01-20T12:00:00+03:00' }, '/to'],
  [{ ...ON_ALL, fault: 'down', delayMs: 5 }, '/delayMs'],
  [{ ...ON_ALL, fault: 'delay', skewMs: 5 }, '/skewMs'],
  [{ ...ON_ALL, fault: 'delay', code: '99' }, '/code'],
  [{ ...ON_ALL, fault: 'http-5xx', message: 'Busy' }, '/message'],
  [{ ...ON_ALL, fault: 'http-5xx', code: '404' }, '/code'],
  [{ ...ON_ALL, fault: 'return-code', code: '99', after: true }, '/after'],
  [{ ...ON_ALL, fault: 'return-code' }, '/code'],
  [{ ...ON_ALL, fault: 'return-code', code: '000' }, '/code'],
  [{ ...ON_ALL, fault: 'return-code', code: '00' }, '/code'],
  [{ ...ON_ALL, fault: 'return-code', code: '7777' }, '/code'],
  [{ ...ON_ALL, fault: 'return-code', code: '2253', authority: 'etims' }, '/code'],
  [{ ...ON_ALL, fault: 'wrong-signature', authority: 'etims' }, '/authority'],
  [{ ...ON_ALL, fault: 'expired-key', door: 'vscu' }, '/door'],
])('%j is refused, and how to mend it said', (input, field) => {
  expect(() => readFault(input)).toThrow(
    expect.objectContaining({
      issues: [expect.objectContaining({ path: field, fix: expect.stringMatching(/./) })],
    }),
  )
})

test.each<object>([
  { fault: 'return-code', code: 99, message: 'Busy' },
  { fault: 'return-code', code: '7777', message: 'New' },
  { fault: 'return-code', code: '401', door: 'gavaconnect' },
  { fault: 'http-5xx', code: 504, after: true },
  { fault: 'rate-limit', delayMs: 0, probability: 0.5, seed: 7 },
  { fault: 'clock-skew', skewMs: -600_000, device: '1000000001_01' },
  { fault: 'down', from: '2026-01-20T09:00:00Z', to: '2026-01-20T12:00:01+03:00' },
])('%j is taken', (input) => {
  expect(readFault({ ...ON_ALL, ...input })).toMatchObject(ON_ALL)
})
