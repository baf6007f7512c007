import { hash } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { BEGINNING, linkOf } from '#src/audit/index.js'
import { PACK_VERSION, type PackFacts, packLine, writeEvent } from '#src/audit/pack-format.js'
import { verify } from '../support/pack.js'

const FACTS: PackFacts = {
  version: PACK_VERSION,
  account: 'a',
  from: null,
  to: null,
  after: '0',
  previous: BEGINNING,
  texts: true,
}
const EVENT = {
  id: '1',
  account: 'a',
  document: 'doc_1',
  kind: 'sending',
  at: '2026-11-01T00:00:00.000Z',
  data: { attempt: 1, digests: { request: hash('sha256', 'half \ufffd') } },
}
const TEXT = { text: { document: 'doc_1', attempt: 1, part: 'request', content: 'half \ufffd' } }

/** A pack whose digests all fit what it says, whatever that is: its maker had all the means to make one. */
function packOf({ facts = FACTS as object, event = EVENT as object, text = TEXT as object, more = {} } = {}) {
  const said = JSON.stringify(event)
  const link = linkOf(BEGINNING, said)
  const eventLine = writeEvent(said, link).trimEnd()
  const body = [{ ...packLine(facts as PackFacts), ...more }, eventLine, text]
    .map((line) => `${typeof line === 'string' ? line : JSON.stringify(line)}\n`)
    .join('')
  const head = { events: 1, texts: 1, absent: 0, id: '1', link, sha256: hash('sha256', body) }
  return { body, head, whole: `${body}${JSON.stringify({ head })}\n` }
}

const check = (pack: string) => verify(Buffer.from(pack), undefined, 1 << 20)

/** A second line after the first one of a pack. */
const second = (line: string) => `${JSON.stringify(packLine(FACTS))}\n${line}\n`

describe('a pack from anywhere', () => {
  it('is whole when it says what a pack says', async () => {
    expect(await check(packOf().whole)).toMatchObject({ whole: true })
  })

  const { body, head, whole } = packOf()
  it.each([
    ['a member beside the head', `${body}${JSON.stringify({ head, note: 'nothing was sold' })}\n`, 4],
    ['a member in the head', `${body}${JSON.stringify({ head: { ...head, note: 1 } })}\n`, 4],
    ['a member beside the facts', packOf({ more: { note: 1 } }).whole, 1],
    ['a member beside an event', whole.replace('"}\n{"text"', '","note":1}\n{"text"'), 2],
    ['a member beside a text', packOf({ text: { ...TEXT, note: 1 } }).whole, 3],
    ['an account that is none', packOf({ facts: { ...FACTS, account: {} } }).whole, 1],
    ['a place that is none', packOf({ facts: { ...FACTS, after: 5, previous: 7 } }).whole, 1],
    ['what a terminal obeys', packOf({ facts: { ...FACTS, account: '\u001b[2J' } }).whole, 1],
    ['a kind that a terminal obeys', packOf({ event: { ...EVENT, kind: '\u001b[31mwhole' } }).whole, 2],
    ['a name without end', packOf({ event: { ...EVENT, kind: 'k'.repeat(1e6) } }).whole, 2],
    ['an id that is no number', packOf({ event: { ...EVENT, id: 'first' } }).whole, 2],
    ['digests that are none', packOf({ event: { ...EVENT, data: { digests: 5 } } }).whole, 2],
    [
      'a digest under a name of objects',
      packOf({ event: { ...EVENT, data: JSON.parse('{"digests":{"__proto__":"x"}}') } }).whole,
      2,
    ],
    ['half a pair', packOf({ text: { text: { ...TEXT.text, content: 'half \ud800' } } }).whole, 3],
    ['an event that is null', second('{"event":null,"link":""}'), 2],
    ['a number too large', second(`{"event":1e999,"link":""}`), 2],
    ['what is nested too deep', second(`{"event":${'['.repeat(1e6)}${']'.repeat(1e6)},"link":""}`), 2],
    ['objects without end', second(`{"event":[${'{},'.repeat(5e6)}{}],"link":""}`), 2],
    ['numbers that are longer written out', second(`{"event":[${'1e20,'.repeat(5e6)}1],"link":""}`), 2],
  ])('is broken by %s, in a sentence that can be shown', async (_, pack, line) => {
    const checked = await check(pack)
    expect(checked).toMatchObject({ whole: false, line, what: expect.stringMatching(/^[ -~]{10,200}\.$/) })
  })

  it('may have a text of many quotes and commas, for it is one value', async () => {
    const content = '{"a":["\\"",{}],},'.repeat(200_000)
    const event = { ...EVENT, data: { attempt: 1, digests: { request: hash('sha256', content) } } }
    const pack = packOf({ event, text: { text: { ...TEXT.text, content } } }).whole
    expect(await check(pack)).toMatchObject({ whole: true })
  })
})
