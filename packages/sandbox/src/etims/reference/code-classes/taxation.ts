import { codeClass, codesIn } from './code-class.js'

/** The rate of each band in percent, and the label that the list gives it. */
const BANDS: Readonly<Record<string, readonly [rate: string, label: string]>> = {
  A: ['0', 'A-EX'],
  B: ['16', 'B-16%'],
  C: ['0', 'TAX C'],
  D: ['0', 'TAX D'],
  E: ['8', 'E-8%'],
}

/** In the order of the list, which puts E before D. */
const CODES = codesIn(`
A-A-Exempt=A-Exempt|B-B-VAT 16%=B-VAT 16%|C-C-Zero Rated=C-Zero Rated|E-E-VAT 8%=E-VAT 8%|D-D-Non VAT=D-Non VAT
`)

/** Class 04: the bands of VAT. The rate is `userDfnCd1`, a text. */
export const TAXATION_TYPES = codeClass(
  '04',
  'Taxation Type',
  CODES.map((code) => ({ ...code, userDfnCd1: BANDS[code.cd]![0], userDfnCd2: BANDS[code.cd]![1] })),
  { userDfnNm1: 'Tax Rate' },
)
