import { UnreadableAnswerError } from '@risiti/core'
import { channels } from '@risiti/etims/channels'
import { describe, expect, it } from 'vitest'
import { EtimsRejection } from '#src/errors/etims-rejection.js'
import { amount, answer, text } from '#src/fields.js'
import { type Asked, readReply, writeReply } from '#src/reply.js'

const response = answer({ name: text(3), total: amount() })
const asked: Asked = {
  operation: 'selectThing',
  reads: false,
  response,
  profile: channels.oscu,
  redact: (value) => value.replaceAll('SECRET', '***'),
}

const read = (body: string, status = 200, more: Partial<Asked> = {}) =>
  readReply({ status, body }, { ...asked, ...more })

const flat = (resultCd: string, data: string, resultMsg = 'text') =>
  `{"resultCd":"${resultCd}","resultMsg":"${resultMsg}","resultDt":"20261123101500","data":${data}}`

function thrown(call: () => unknown): unknown {
  try {
    call()
  } catch (error) {
    return error
  }
  throw new Error('nothing was thrown')
}

describe('readReply', () => {
  it('returns the flat reply, with amounts as decimal text and unknown members dropped', () => {
    expect(read(flat('000', '{"name":"abcd","total":9999999999999999.99,"new":1}'))).toEqual({
      resultCd: '000',
      resultMsg: 'text',
      resultDt: '20261123101500',
      data: { name: 'abcd', total: '9999999999999999.99' },
    })
  })

  it.each([200, 400, 404])('takes 001 as an empty success with HTTP %i', (status) => {
    expect(read(flat('001', 'null'), status)).toMatchObject({ resultCd: '001', data: null })
  })

  it('takes 000 as a success with HTTP 400', () => {
    expect(read(flat('000', '{"name":"a","total":1}'), 400)).toMatchObject({ data: { total: '1' } })
  })

  it('does without a time and a message', () => {
    expect(read('{"resultCd":"001"}')).toEqual({ resultCd: '001', resultMsg: '', resultDt: '', data: null })
  })

  it.each([
    ['an empty body', ''],
    ['a page of a proxy', '<html>502 Bad Gateway</html>'],
    ['half an answer', flat('000', '{"name":"a"').slice(0, -3)],
    ['another object', '{"answer":42}'],
    ['a list', '[]'],
    ['null', 'null'],
    ['a code that is none', '{"resultCd":"a b"}'],
    ['a success without its data', flat('000', 'null')],
    ['a success with other data', flat('000', '{"name":"a"}')],
  ])('cannot read %s, and says that something may be stored', (_what, body) => {
    const error = thrown(() => read(body, 502))
    expect(error).toBeInstanceOf(UnreadableAnswerError)
    expect(error).toMatchObject({ operation: 'selectThing', retry: 'reconcile-first', raw: body })
  })

  it.each([
    ['994', false, 'reconcile-first'],
    ['902', false, 'never'],
    ['901', false, 'after-reinit'],
    ['999', false, 'reconcile-first'],
    ['999', true, 'same-request'],
    ['990', true, 'same-request'],
    ['E99', false, 'reconcile-first'],
    ['E99', true, 'same-request'],
  ])('refuses with %s (reading: %s) and advises %s', (resultCd, reads, retry) => {
    const error = thrown(() => read(flat(resultCd, 'null'), 200, { reads }))
    expect(error).toBeInstanceOf(EtimsRejection)
    expect(error).toMatchObject({ code: `etims-${resultCd}`, resultCd, resultMsg: 'text', retry })
  })

  it('blanks secrets in what it throws', () => {
    const errors = [
      thrown(() => read('{"cmcKey":"SECRET')),
      thrown(() => read(flat('999', 'null', 'SECRET'))),
    ] as Error[]
    for (const error of errors)
      expect(JSON.stringify([error, error.message, error.cause])).not.toContain('SECRET')
  })
})

describe('writeReply', () => {
  it('writes what readReply reads', () => {
    const reply = {
      resultCd: '000',
      resultMsg: 'It is "done"',
      resultDt: '20261123101500',
      data: { name: 'a', total: '86.21' },
    }
    const body = writeReply(reply, response)
    expect(body).toContain('"total":86.21}')
    expect(read(body)).toEqual(reply)
  })
})
