import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { NoteBench } from '../support/notes.js'
import { COUNTRIES, ledgerOf } from '../support/sandbox.js'

let bench: NoteBench

beforeAll(async () => {
  bench = await NoteBench.open(COUNTRIES)
}, 60_000)

beforeEach(() => bench.switch({ creditApproval: 'at-once' }))

afterAll(() => bench.close())

describe.each(COUNTRIES)('a credit note in $name', (country) => {
  it('takes back all of a sale, under a number of its own', async () => {
    const sale = await bench.sold(country)
    const { status, body, text } = await bench.credit(sale.id, { reason: 'returned' }, undefined, 20)
    expect(status, text).toBe(201)
    expect(body).toMatchObject({ type: 'credit_note', status: 'fiscalised', totals: sale.totals })
    expect(body.fiscal.number).not.toBe(sale.fiscal.number)
    const present = (await bench.api.document(sale.id)).body
    expect(present.notes).toEqual([
      { id: body.id, type: 'credit_note', status: 'fiscalised', gross: sale.totals.gross },
    ])
    expect(present.left.totals.gross).toBe('0.00')
    const again = await bench.credit(sale.id, { reason: 'returned' })
    expect(again.status).toBe(422)
    const held = await ledgerOf(bench.sandbox.url, country)
    expect(held.map(({ number }) => number)).toContain(body.fiscal.number)
  })
})
