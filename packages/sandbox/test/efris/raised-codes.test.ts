import { returnCodes } from '@risiti/efris'
import * as operations from '@risiti/efris/operations'
import { expect, test } from 'vitest'
import { CODES_BY_METHOD } from '#src/efris/texts/index.js'
import { UNRAISED, UNRAISED_OF_SALES } from './unraised-codes.js'

const NOTES_GOODS_STOCK = 'T107 T110 T111 T112 T113 T114 T118 T120 T122 T130 T131 T139 T166 T186 T187'.split(
  ' ',
)
const SALES = ['T109', 'T129']

/** The codes that the table gives to one of the interfaces, where the sandbox does not raise them. */
function missing(interfaces: readonly string[]): string[] {
  const codes = Object.entries(operations)
    .filter(([, { code }]) => interfaces.includes(code))
    .flatMap(([method, { code }]) => {
      const raised = new Set(Object.keys(CODES_BY_METHOD[method] ?? {}))
      const given = Object.entries(returnCodes()).filter(([, row]) => row.interfaces?.includes(code))
      return given.map(([each]) => each).filter((each) => !raised.has(each))
    })
  return [...new Set(codes)].toSorted()
}

test.each([
  ['notes, goods and stock', NOTES_GOODS_STOCK, UNRAISED],
  ['sales', SALES, UNRAISED_OF_SALES],
])(
  'every code that the table gives to %s is raised, or stands with the reason why not',
  (_, interfaces, list) => {
    const explained = Object.values(list).flatMap((codes) => codes.split(' '))
    expect(new Set(explained).size).toBe(explained.length)
    expect(missing(interfaces)).toEqual(explained.toSorted())
  },
)
