import { describe, expect, test } from 'vitest'
import { renderHtml } from '#src/receipts/index.js'
import { PLAIN_SETTINGS } from '#src/receipts/settings.js'
import { expectInOrder, readBody } from './demanded.js'
import { kenyanView, line, ugandanView } from './views.js'

const ATTACK = `<script>alert("1")</script>'&<img src=x onerror=alert(1)>`
const ESCAPED =
  '&lt;script&gt;alert(&quot;1&quot;)&lt;/script&gt;&#39;&amp;&lt;img src=x onerror=alert(1)&gt;'

describe.each([
  ['UG', ugandanView],
  ['KE', kenyanView],
] as const)('a page of %s', (_, build) => {
  test.each([undefined, null])('escapes every text that is not ours (fiscal %s)', (none) => {
    const hostile = build({
      document: {
        number: ATTACK.slice(0, 50),
        operator: ATTACK,
        note: ATTACK,
        buyer: { kind: 'consumer', name: ATTACK, address: ATTACK, email: ATTACK, phone: ATTACK },
        lines: [line({ name: ATTACK, unit: '<b>', discount: { percent: '10' } })],
      },
      view: {
        seller: {
          name: ATTACK,
          tradeName: ATTACK,
          taxId: ATTACK,
          registrationNo: ATTACK,
          address: ATTACK,
          branch: ATTACK,
        },
      },
      fiscal:
        none === null
          ? null
          : {
              number: ATTACK,
              verificationCode: ATTACK,
              receiptNumber: ATTACK,
              verifyUrl: `https://x/"${ATTACK}`,
              deviceId: ATTACK,
            },
    })
    const html = renderHtml(hostile)
    expect(html).toContain(ESCAPED)
    expect(html).not.toContain('<script')
    expect(html).not.toContain('<img')
    expect(html).not.toContain('<b>')
    expect(html).not.toMatch(/href="[^"]*[<>']/)
  })

  test('asks nothing of anyone: no script, no picture, font or style from elsewhere', () => {
    const html = renderHtml(build())
    expect(html).not.toMatch(/<script|<link|<img|<iframe|@import|url\(|src=/i)
    expect(html).toContain(`content="default-src 'none'; style-src 'unsafe-inline'"`)
  })

  test('says its language and prints on any paper', () => {
    const html = renderHtml(build())
    expect(html.startsWith('<!doctype html>\n<html lang="en">')).toBe(true)
    expectInOrder(html, ['@page {', '@media print {'])
  })

  test('closes every element it opens', () => {
    const open: string[] = []
    for (const [, end, name, empty] of renderHtml(build()).matchAll(/<(\/?)([a-z][a-z\d]*)[^>]*?(\/?)>/g)) {
      if (empty || name === 'meta' || name === 'br') continue
      if (end) expect(open.pop()).toBe(name)
      else open.push(name!)
    }
    expect(open).toEqual([])
  })
})

describe('the address of a page', () => {
  test('is a link when it is one of the web', () => {
    const html = renderHtml(ugandanView({ fiscal: { verifyUrl: 'https://ura.example/?a=1&b=2' } }))
    expect(html).toContain('<a href="https://ura.example/?a=1&amp;b=2">')
  })

  test('is plain text otherwise', () => {
    const html = renderHtml(ugandanView({ fiscal: { verifyUrl: 'javascript:alert(1)' } }))
    expect(html).toContain('javascript:alert(1)')
    expect(html).not.toContain('<a ')
  })
})

test('a tax table becomes narrower in steps', () => {
  const table = (unitPrice: string) =>
    /<table class="(taxes[^"]*)">/.exec(
      renderHtml(ugandanView({ document: { lines: [line({ quantity: '1', unitPrice })] } })),
    )?.[1]
  expect(['9', '99999', '999999999999'].map(table)).toEqual(['taxes', 'taxes hangs', 'taxes stacks'])
})

test('a tax table is narrow where no single row is long, but the columns together are: names of taxes stay whole', () => {
  const view = kenyanView({ document: { lines: [line({ quantity: '4', unitPrice: '100' })] } })
  const table = (language: 'en' | 'sw') =>
    /<table class="(taxes[^"]*)">/.exec(
      renderHtml({ ...view, settings: { ...PLAIN_SETTINGS, language } }),
    )?.[1]
  expect([table('en'), table('sw')]).toEqual(['taxes', 'taxes hangs'])
})

test('lines of a sale stay in order', () => {
  const lines = Array.from({ length: 75 }, (_, index) => line({ name: `Thing number ${index + 1}.` }))
  expectInOrder(
    readBody(renderHtml(kenyanView({ document: { lines } }))),
    lines.map((item) => item.name),
  )
})
