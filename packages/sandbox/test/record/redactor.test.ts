import * as efris from '@risiti/efris/operations'
import * as etims from '@risiti/etims/operations'
import { describe, expect, test } from 'vitest'
import { z } from 'zod'
import { PERSONAL } from '#src/record/private.js'
import { Redactor } from '#src/record/redactor.js'
import { readTranscript } from '#src/record/transcript.js'
import { SECRET_NAMES } from '#src/redaction.js'

/** Every member of every message of both authorities. */
function allMembers(): string[] {
  const names = new Set<string>()
  const walk = (node: { properties?: object; items?: object; anyOf?: object[] }): void => {
    for (const [name, member] of Object.entries(node.properties ?? {})) {
      names.add(name)
      walk(member)
    }
    for (const inside of [node.items, ...(node.anyOf ?? [])]) if (inside) walk(inside)
  }
  for (const { request, response } of [...Object.values(efris), ...Object.values(etims)])
    for (const schema of [request(), response()] as z.ZodType[])
      walk(z.toJSONSchema(schema, { unrepresentable: 'any', io: 'output' }) as object)
  return [...names]
}

/** What sounds like somebody and is something. */
const OF_THINGS =
  /^(airline|approve|businessKey|frequentContactsLimit|lastTrainInvcNo|stockPrewarning|categor|cd|combine|commodity|dvcNm|excise|file|fuelType|goods|hs|importAttachment|item|manufacturer|nozzle|precommand|commandfile|project|serverPub|spplrItem|tank|tax(Rate|Type)|trainee|userDfn|username|vatProject|deviceName|name$)/i

test('no member that sounds like a person, a place or a key is forgotten', () => {
  const hidden = new Set([...PERSONAL, ...SECRET_NAMES].map((name) => name.toLowerCase()))
  const sounding = allMembers().filter((name) =>
    /tin$|name$|nm$|phone|mobile|tel|mail|addr|adrs|nin|brn|contact|passport|operator|pwd|key$|secret|token|otp$/i.test(
      name,
    ),
  )
  expect(sounding.filter((name) => !hidden.has(name.toLowerCase()) && !OF_THINGS.test(name)).sort()).toEqual(
    [],
  )
})

describe('the redactor', () => {
  const clean = (keepsPersonalData: boolean, ...texts: string[]) => {
    const redactor = new Redactor(keepsPersonalData)
    for (const text of texts) redactor.learn(text)
    return texts.map((text) => redactor.clean(text))
  }

  const secrets: readonly (readonly [what: string, text: string, cleaned: string])[] = [
    ['a member', '{"cmcKey":"K1"}', '{"cmcKey":"***secret-1***"}'],
    ['with spaces', '{ "password" : "a b" }', '{ "password" : "***secret-1***" }'],
    ['with escapes', '{"password":"a\\"b\\\\","x":1}', '{"password":"***secret-1***","x":1}'],
    ['a number', '{"otp":123456}', '{"otp":"***secret-1***"}'],
    ['cut off', '{"data":{"cmcKey":"K1', '{"data":{"cmcKey":"***secret-1***'],
    ['in a text that is JSON', '{"a":"{\\"pwd\\":\\"K1\\"}"}', '{"a":"{\\"pwd\\":\\"***secret-1***\\"}"}'],
    ['nothing', '{"password":"","otp":null}', '{"password":"","otp":null}'],
  ]
  test.each(secrets)('hides a secret: %s', (_what, text, cleaned) => {
    expect(clean(true, text)).toEqual([cleaned])
  })

  test('hides a long secret wherever it comes again, and tells two apart', () => {
    const [, echo] = clean(true, '{"cmcKey":"0123456789AB"}', 'key 0123456789AB, {"cmcKey":"XY"}')
    expect(echo).toBe('key ***secret-1***, {"cmcKey":"***secret-2***"}')
  })

  test('leaves people alone when it is told so', () => {
    const text = '{"buyerLegalName":"Asha Example","tin":"1000000001"}'
    expect(clean(true, text)).toEqual([text])
  })

  test('keeps the form of what it hides', () => {
    const text =
      '{"tin":"1017460267","deviceNo":"1017460267_02","emailAddress":"a.b@example.com","telNo":770123456,"buyerTin":""}'
    expect(clean(false, text)).toEqual([
      '{"tin":"0000000001","deviceNo":"0000000001_02","emailAddress":"X.X@XXXXXXX.XXX","telNo":100000003,"buyerTin":""}',
    ])
  })
})

describe('a transcript', () => {
  const head = '{"transcript":1,"target":"https://example.com","time":"","personalData":"hidden"}'
  const line = (number: number) =>
    JSON.stringify({
      number,
      time: '',
      milliseconds: 1,
      request: { method: 'GET', path: '/', headers: {}, body: '' },
    })

  test('is read in the order of its requests; a line that was being written is left out', () => {
    const { exchanges } = readTranscript([head, line(2), line(1), line(3).slice(0, 20)].join('\n'))
    expect(exchanges.map(({ number }) => number)).toEqual([1, 2])
  })

  const others: readonly (readonly [what: string, text: string])[] = [
    ['nothing', ''],
    ['something else', '{"a":1}'],
    ['no JSON', 'hello\nworld'],
    ['a broken line in the middle', `${head}\n{"numb\n${line(1)}\n`],
    ['a line that is no exchange', `${head}\n{"number":1}\n`],
  ]
  test.each(others)('is not %s', (_what, text) => {
    expect(() => readTranscript(text)).toThrow(expect.objectContaining({ code: 'transcript-unreadable' }))
  })
})
