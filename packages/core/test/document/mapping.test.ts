import { describe, expect, it } from 'vitest'
import type { z } from 'zod'
import { documentSchema } from '#src/document/document.js'
import { CALCULATION_MAPPING, DOCUMENT_MAPPING } from '#src/document/mapping.js'
import { calculate } from '#src/tax/calculate.js'
import { KENYA, UGANDA } from '../regimes.js'
import { saleOf } from '../tax/sales.js'

type Schema = z.core.$ZodType

/** The paths of every member at every depth, as the table writes them; of a union, those of all its forms. */
function pathsOf(schema: Schema, path = ''): string[] {
  const { def } = schema as unknown as { def: Record<string, unknown> }
  switch (def.type) {
    case 'optional':
    case 'default':
      return pathsOf(def.innerType as Schema, path)
    case 'array':
      return pathsOf(def.element as Schema, `${path}[]`)
    case 'union':
      return [...new Set((def.options as Schema[]).flatMap((form) => pathsOf(form, path)))]
    case 'object':
      return Object.entries(def.shape as Record<string, Schema>).flatMap(([name, member]) =>
        pathsOf(member, path === '' ? name : `${path}.${name}`),
      )
    default:
      return [path]
  }
}

describe('the mapping of a document', () => {
  it('has one row for every member of the model, and no other', () => {
    const rows = DOCUMENT_MAPPING.map(({ path }) => path)
    expect(rows.toSorted()).toEqual(pathsOf(documentSchema).toSorted())
    expect(new Set(rows).size).toBe(rows.length)
  })

  it.each([...DOCUMENT_MAPPING, ...CALCULATION_MAPPING])(
    'says of $path a term, or why there is none',
    (row) => {
      expect((row.term === undefined) !== (row.noTerm === undefined)).toBe(true)
      if (row.term !== undefined) expect(row.term).toMatch(/^B[TG]-\d+(-\d)?$/)
      expect(row.name).not.toBe('')
      expect(row.format).not.toBe('')
    },
  )

  it('gives each term of the norm to one member', () => {
    const terms = DOCUMENT_MAPPING.flatMap(({ term }) => (term === undefined ? [] : [term]))
    expect(terms.filter((term, place) => terms.indexOf(term) !== place)).toEqual([])
  })
})

describe('the mapping of a calculation', () => {
  /** Members that stand in no message, since others say the same. */
  const UNSENT = /^(currency|prices|documentTotals\.(net|tax|discount|excise|levies|deemed))$/
  const DERIVED = /^(lines\[\]\.(index|source)|duties\[\]\.excise|levies\[\]\.source)/
  const SUMS_OF_SUMS = /^totals\.(discount|excise|levies|deemed)$/

  function membersOf(value: unknown, path = ''): string[] {
    if (DERIVED.test(path)) return []
    if (Array.isArray(value)) return [...new Set(value.flatMap((entry) => membersOf(entry, `${path}[]`)))]
    if (typeof value !== 'object' || value === null) return [path]
    return Object.entries(value).flatMap(([name, member]) =>
      membersOf(member, path ? `${path}.${name}` : name),
    )
  }

  it('has one row for every member that is sent, and no other', () => {
    const line = { quantity: '2', unitPrice: '100', tax: 'standard', discount: { percent: '10' } } as const
    const sale = saleOf(UGANDA, [line], { levies: [{ kind: 'other', name: 'Levy', percent: '1' }] })
    const excise = { code: 'LED190100', name: 'Beer', percent: '60' }
    const dutiable = { ...sale, lines: sale.lines.map((each) => ({ ...each, excise })) }
    const dollars = saleOf(KENYA, [line], { currency: 'USD', exchangeRate: '130' })
    const members = [calculate(dutiable, UGANDA), calculate(dollars, KENYA)].flatMap((each) =>
      membersOf(each),
    )
    const sent = [...new Set(members)].filter((path) => !UNSENT.test(path) && !SUMS_OF_SUMS.test(path))
    expect(CALCULATION_MAPPING.map(({ path }) => path).toSorted()).toEqual(sent.toSorted())
  })
})
