import { expect, it } from 'vitest'
import { EVENT_KINDS } from '#src/events/kinds.js'
import type { LaneName } from '#src/store/lane-key.js'
import { KNOWN_TYPES, SUBJECTS } from '#src/webhooks/told/known-types.js'
import { isWanted, typeOf } from '#src/webhooks/told/types.js'

const happening = (kind: string, lane: LaneName | null, status = '') => ({
  kind,
  lane,
  data: JSON.stringify({ status }),
})

it.each([
  ['fiscalised', 'sales', '', 'document.fiscalised'],
  ['fiscalised', 'stock', '', 'stock_movement.recorded'],
  ['adopted', 'sales', 'fiscalised', 'document.fiscalised'],
  ['resolved', 'sales', 'cancelled', 'document.cancelled'],
  ['adopted', 'stock', 'fiscalised', 'stock_movement.recorded'],
  ['rejected', 'purchases', '', 'purchase_decision.rejected'],
  ['warning_began', null, '', 'warning.began'],
  ['device_registration_changed', null, '', 'device.registration_changed'],
] as const)('%s in %s, now "%s", is %s', (kind, lane, status, type) => {
  expect(typeOf(happening(kind, lane, status))).toBe(type)
  expect(KNOWN_TYPES).toContain(type)
})

it('wants what it names, all of a subject, or everything', () => {
  expect(isWanted('document.fiscalised', null)).toBe(true)
  expect(isWanted('document.fiscalised', ['warning.*', 'document.*'])).toBe(true)
  expect(isWanted('document.fiscalised', ['document.fiscalised'])).toBe(true)
  expect(isWanted('document.fiscalised', ['document.rejected', 'stock.*'])).toBe(false)
})

it('knows a type for every kind of event, each with a subject', () => {
  expect(new Set(KNOWN_TYPES).size).toBe(KNOWN_TYPES.length)
  for (const type of KNOWN_TYPES) expect(type).toMatch(/^[a-z_]+\.[a-z_]+$/)
  for (const kind of Object.keys(EVENT_KINDS)) {
    const types = ([null, 'sales'] as const).map((lane) => typeOf(happening(kind, lane, 'fiscalised')))
    expect(
      types.some((type) => KNOWN_TYPES.includes(type)),
      kind,
    ).toBe(true)
  }
  expect(SUBJECTS).toContain('document.*')
})
