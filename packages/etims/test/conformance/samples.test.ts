import type { OperationName } from '@risiti/etims'
import { channels, readJson, schemasOf, writeJson } from '@risiti/etims/channels'
import * as catalogue from '@risiti/etims/operations'
import { describe, expect, it } from 'vitest'
import { unwrap } from '#src/envelope.js'
import { normalise } from '#src/normalise.js'
import { readReply } from '#src/reply.js'
import { hasSpec, readEndpoints, readSample, sampleNames } from './spec.js'

type Channel = keyof typeof channels

/** `saveItem.gavaconnect.request.accepted2026.json`: the first part is a path of the endpoint, or its last step. */
const NAME = /^(\w+)\.(\w+)\.(request|response)\./

/** Samples that belong to no one operation, or to another country. */
const GENERAL = [/^README/, /^family\./, /^gateway-errors\./, /^token\./, /^any\./, /^saveAny\./, /913/]

const names = sampleNames(/\.json$/).filter((name) => !GENERAL.some((pattern) => pattern.test(name)))

/** The operation that has the path, on any channel and in any family. */
function operationAt(step: string): OperationName {
  const found = readEndpoints().find(({ path, gatewayPaths }) =>
    [...Object.values(path), ...Object.values(gatewayPaths ?? {})].some((each) =>
      each?.replaceAll('/', '').endsWith(step),
    ),
  )
  if (!found) throw new Error(`no operation has the path ${step}`)
  return found.method as OperationName
}

function readName(name: string) {
  const [, step, channel, side] = NAME.exec(name) as unknown as [string, string, string, string]
  const on = (channel === 'any' ? 'oscu' : channel) as Channel
  const operation = operationAt(step)
  return {
    operation,
    side,
    profile: channels[on],
    schemas: schemasOf(operation, channels[on]),
  }
}

/** KRA's own papers spell these differently from what its servers take. */
const PRINTED: Readonly<Record<string, string>> = {
  imptItemsttsCd: 'imptItemSttsCd',
  supplrItemNm: 'spplrItemNm',
}

describe.runIf(hasSpec)('every sample', () => {
  it('is there', () => {
    expect(names.length).toBeGreaterThan(33)
  })

  it.each(names.filter((name) => name.includes('.request.')))(
    '%s is accepted, and written back with the same digits',
    (name) => {
      const { schemas, profile, operation } = readName(name)
      const text = readSample(name)
      const members = Object.entries(JSON.parse(text) as Record<string, unknown>)
      const sample = Object.fromEntries(members.map(([member, value]) => [PRINTED[member] ?? member, value]))
      const { tin: _tin, bhfId: _bhfId, ...expected } = sample
      const result = schemas.request.safeParse(sample)
      expect(result.error?.issues).toBeUndefined()
      const { tin, bhfId, ...written } = JSON.parse(writeJson(result.data, schemas.request))
      const asText = typeof expected.trdInvcNo === 'number' ? { trdInvcNo: String(expected.trdInvcNo) } : {}
      expect({ operation, channel: profile.name, ...written }).toMatchObject({ ...expected, ...asText })
    },
  )

  it.each(names.filter((name) => name.includes('.response.')))(
    '%s is read, and nothing of it lost',
    (name) => {
      const { schemas, profile, operation } = readName(name)
      const body = readSample(name)
      const asked = { operation, reads: true, response: schemas.response, profile, redact: String }
      if (name.includes('902')) {
        expect(() => readReply({ status: 200, body }, asked)).toThrow(
          expect.objectContaining({ resultCd: '902' }),
        )
        return
      }
      const reply = readReply({ status: 200, body }, asked)
      const found = unwrap(body)
      if (found.kind !== 'reply') throw new Error(`${name} is ${found.kind}`)
      const { data } = found.reply
      const back = readJson(writeJson(reply.data, schemas.response))
      expect(normalise(back, schemas.response)).toMatchObject(normalise(data, schemas.response) as object)
    },
  )

  it.each(sampleNames(/^(any\.any|saveAny).*response/))('%s is read by every operation', (name) => {
    for (const operation of Object.keys(catalogue) as OperationName[]) {
      const { response } = schemasOf(operation, channels.gavaconnect)
      const asked = { operation, reads: true, response, profile: channels.gavaconnect, redact: String }
      const isSave = operation.startsWith('save') && operation !== 'saveSalesTransaction'
      if (name.includes('001') || isSave)
        expect(readReply({ status: 400, body: readSample(name) }, asked).data).toBeNull()
    }
  })
})
