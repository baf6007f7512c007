import { returnCodes } from '@risiti/efris'
import * as operations from '@risiti/efris/operations'
import { expect, test } from 'vitest'
import { CODES_BY_METHOD } from '#src/efris/texts/index.js'
import { UNRAISED } from './unraised-codes.js'

/** About notes, goods and stock. */
const INTERFACES = new Set(
  'T107 T110 T111 T112 T113 T114 T118 T120 T122 T130 T131 T139 T166 T186 T187'.split(' '),
)

/** The codes that the table gives to one of the interfaces, where the sandbox does not raise them. */
const missing = Object.entries(operations)
  .filter(([, { code }]) => INTERFACES.has(code))
  .flatMap(([method, { code }]) => {
    const raised = new Set(Object.keys(CODES_BY_METHOD[method] ?? {}))
    const given = Object.entries(returnCodes()).filter(([, { interfaces }]) => interfaces?.includes(code))
    return given.map(([each]) => each).filter((each) => !raised.has(each))
  })

test('every code that the table gives to notes, goods and stock is raised, or stands with the reason why not', () => {
  const explained = Object.values(UNRAISED).flatMap((codes) => codes.split(' '))
  expect(new Set(explained).size).toBe(explained.length)
  expect([...new Set(missing)].toSorted()).toEqual(explained.toSorted())
})
