import { describe, expect, it } from 'vitest'
import { ItemTables } from '#src/documents/item-tables.js'
import type { Row, Tx } from '#src/store/store.js'

/** A reader of one table that tells how often it was asked, and that can be held up. */
function tableOf(names: Record<string, string>) {
  const state = { asked: [] as unknown[][], pause: Promise.resolve() }
  const all = async (_sql: string, ...[, , ...codes]: unknown[]): Promise<Row[]> => {
    state.asked.push(codes.filter((code) => code !== null))
    const found = Object.entries(names).filter(([code]) => codes.includes(code))
    await state.pause
    return found.map(([code, name]) => ({ code, facts: JSON.stringify({ name }) }))
  }
  return { state, tx: { all } as unknown as Tx }
}

const SODA = { name: 'Soda' }

describe('the item table', () => {
  it('is asked once for a code, also for one that it does not know', async () => {
    const { state, tx } = tableOf({ a: 'Soda' })
    const tables = new ItemTables(tx)
    expect(await tables.of('x', 'shop', ['a', 'b', 'a'])).toEqual(new Map([['a', SODA]]))
    expect(await tables.of('x', 'shop', ['b', 'a'])).toEqual(new Map([['a', SODA]]))
    expect(state.asked).toEqual([['a', 'b', 'a']])
    await tables.of('x', 'other shop', ['a'])
    expect(state.asked).toHaveLength(2)
  })

  it('is read anew once it has changed, also by whoever began to read before', async () => {
    const names: Record<string, string> = { a: 'Soda' }
    const { state, tx } = tableOf(names)
    const tables = new ItemTables(tx)
    let goOn = () => {}
    state.pause = new Promise((resolve) => {
      goOn = resolve
    })
    const early = tables.of('x', 'shop', ['a'])
    names.a = 'Water'
    tables.forget('x', 'shop')
    goOn()
    expect((await early).get('a')).toEqual(SODA)
    expect((await tables.of('x', 'shop', ['a'])).get('a')).toEqual({ name: 'Water' })
  })

  it('is kept only as far as there is room', async () => {
    const { state, tx } = tableOf({ a: 'Soda' })
    const tables = new ItemTables(tx, 3)
    for (const code of ['a', 'b', 'c', 'd', 'a']) await tables.of('x', 'shop', [code])
    expect(state.asked).toHaveLength(5)
    await tables.of('x', 'shop', ['a'])
    expect(state.asked).toHaveLength(5)
  })
})
