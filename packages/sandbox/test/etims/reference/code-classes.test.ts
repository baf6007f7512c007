import { describe, expect, test } from 'vitest'
import { codeClass, codesIn } from '#src/etims/reference/code-classes/code-class.js'
import { CODE_CLASSES, codesOf, REFUSED_PACKING_UNIT } from '#src/etims/reference/code-classes/index.js'
import { faultsOf } from './rows.js'

const NULL = { text: 0, mayBeNull: true } as const

describe('the classes of codes', () => {
  test('are 21, in the order of their numbers', () => {
    const numbers = CODE_CLASSES.map(({ cdCls }) => cdCls)
    expect(numbers).toHaveLength(21)
    expect(numbers).toEqual([...new Set(numbers)].toSorted())
    expect(numbers).not.toContain('15')
    expect(numbers).not.toContain('31')
  })

  test('have every member, and none is too long', () => {
    for (const { dtlList, ...members } of CODE_CLASSES) {
      const faults = faultsOf(members, {
        cdCls: { text: 2 },
        cdClsNm: { text: 60 },
        cdClsDesc: { text: 500, mayBeNull: true },
        useYn: { text: 1 },
        userDfnNm1: { text: 60, mayBeNull: true },
        userDfnNm2: NULL,
        userDfnNm3: NULL,
      })
      expect([members.cdCls, faults, dtlList.length > 1]).toEqual([members.cdCls, [], true])
    }
  })

  test.each(CODE_CLASSES.map((one) => [one.cdCls, one] as const))(
    'class %s: its codes are in order, each once, with every member',
    (_number, { dtlList }) => {
      const orders = dtlList.map(({ srtOrd }) => srtOrd)
      expect(orders).toEqual([...new Set(orders)].toSorted((a, b) => a - b))
      expect(new Set(dtlList.map(({ cd }) => cd)).size).toBe(dtlList.length)
      for (const code of dtlList)
        expect(
          faultsOf(code, {
            cd: { text: 5 },
            cdNm: { text: 60 },
            cdDesc: { text: 500, mayBeNull: true },
            useYn: { text: 1 },
            srtOrd: { whole: 5 },
            userDfnCd1: { text: 20, mayBeNull: true },
            userDfnCd2: { text: 20, mayBeNull: true },
            userDfnCd3: NULL,
          }),
        ).toEqual([])
    },
  )

  test('what a class or a code does not say is null', () => {
    const of = (number: string) => CODE_CLASSES.find(({ cdCls }) => cdCls === number)!
    expect(of('05')).toMatchObject({ cdClsDesc: null, useYn: 'Y', userDfnNm1: null })
    expect(of('05').dtlList[0]).toEqual({
      cd: 'AC',
      cdNm: 'ASCENSION ISLAND',
      cdDesc: null,
      useYn: 'Y',
      srtOrd: 1,
      userDfnCd1: null,
      userDfnCd2: null,
      userDfnCd3: null,
    })
  })

  test('class 04 tells the rates', () => {
    const { userDfnNm1, dtlList } = CODE_CLASSES[0]!
    expect(userDfnNm1).toBe('Tax Rate')
    expect(dtlList.map(({ cd, userDfnCd1 }) => `${cd} ${userDfnCd1}`)).toEqual([
      'A 0',
      'B 16',
      'C 0',
      'E 8',
      'D 0',
    ])
  })

  test('a packing unit is listed as in use although it is refused', () => {
    const listed = CODE_CLASSES.find(({ cdCls }) => cdCls === '17')!.dtlList
    expect(listed).toHaveLength(53)
    expect(listed.find(({ cd }) => cd === REFUSED_PACKING_UNIT)).toMatchObject({ cd: 'BX', useYn: 'Y' })
  })

  test('only tax offices have codes that are out of use', () => {
    const retired = CODE_CLASSES.flatMap(({ cdCls, dtlList }) =>
      dtlList.filter(({ useYn }) => useYn === 'N').map(({ cd }) => `${cdCls} ${cd}`),
    )
    expect(retired).toEqual(['45 501', '45 30'])
  })
})

describe('the codes of a class', () => {
  test.each([
    ['37', ['S', 'R']],
    ['38', ['P', 'R']],
    ['26', ['1', '2', '3', '4']],
    ['48', ['en_GB', 'en_sw', 'fr_FR', 'ko_KR']],
  ])('%s', (number, codes) => {
    expect([...codesOf(number)]).toEqual(codes)
  })

  test.each(['15', '31', '', '4'])('class %j is not listed', (number) => {
    expect(() => codesOf(number)).toThrow(RangeError)
  })
})

describe('codes written as text', () => {
  test('follow each other, unless one tells its own place', () => {
    const codes = codesIn('A-One=First|7:B-Two-or-so\nC-Three')
    expect(codes.map(({ cd, cdNm, cdDesc, srtOrd }) => [cd, cdNm, cdDesc, srtOrd])).toEqual([
      ['A', 'One', 'First', 1],
      ['B', 'Two-or-so', null, 7],
      ['C', 'Three', null, 8],
    ])
  })

  test.each(['A', 'A-', '-One', 'A-One||B-Two', ''])('%j is no list of codes', (text) => {
    expect(() => codeClass('99', 'Broken', text)).toThrow(RangeError)
  })
})
