/** A taxpayer as the lookup by PIN answers. Every member is there, null where it has nothing to say. */
export interface Taxpayer {
  /** Eleven characters: `P` for a company, `A` for a person. */
  readonly tin: string
  /** At most 60 characters. */
  readonly taxprNm: string
  /** `A` active, `D` not. */
  readonly taxprSttsCd: 'A' | 'D'
  /** County; at most 100 characters, as the three below. */
  readonly prvncNm: string | null
  /** Sub-county. */
  readonly dstrtNm: string | null
  /** Tax locality. */
  readonly sctrNm: string | null
  /** Where to find them. */
  readonly locDesc: string | null
}

type Place = readonly [prvncNm: string, dstrtNm: string, sctrNm: string, locDesc: string | null]

/** None of them exists. The first two own the control units of the sandbox. */
const ROWS: readonly (readonly [tin: string, name: string, status: 'A' | 'D', place?: Place])[] = [
  ['P000000001X', 'RISITI EXAMPLE TRADERS LTD', 'A', ['NAIROBI CITY', 'WESTLANDS', 'WON', 'Example Towers']],
  ['P000000002Y', 'NAIROBI SAMPLE SUPPLIES LTD', 'A', ['NAIROBI CITY', 'WESTLANDS', 'WON', 'Example Towers']],
  ['P000000003Z', 'MOMBASA EXAMPLE HOTELS LTD', 'A', ['MOMBASA', 'NYALI', 'MOMBASA NORTH', 'Sample Beach']],
  ['P000000004A', 'KISUMU SAMPLE FISHERIES LTD', 'A', ['KISUMU', 'KISUMU CENTRAL', 'KISUMU', null]],
  [
    'P000000005B',
    'ELDORET EXAMPLE FARMERS SACCO',
    'A',
    ['UASIN GISHU', 'AINABKOI', 'ELDORET', 'Sample Road'],
  ],
  ['P000000006C', 'THIKA SAMPLE PRINTERS LTD', 'A', ['KIAMBU', 'THIKA TOWN', 'THIKA', 'Example Lane 6']],
  ['P000000007D', 'NAKURU EXAMPLE SCHOOL', 'A', ['NAKURU', 'NAKURU TOWN EAST', 'NAKURU', 'Example Hill']],
  ['P000000008E', 'LAMU SAMPLE TRANSPORT LTD', 'D', ['LAMU', 'LAMU EAST', 'LAMU', null]],
  ['A000000001F', 'Example Wanjiku', 'A', ['NYERI', 'TETU', 'NYERI', null]],
  ['A000000002G', 'Example Otieno', 'A', ['SIAYA', 'GEM', 'SIAYA', null]],
  ['A000000003H', 'Example Hassan', 'A'],
  ['A000000004J', 'Example Mutua', 'D'],
]

const NOWHERE = [null, null, null, null] as const

/** Whom the authority knows. */
export const TAXPAYERS: readonly Taxpayer[] = ROWS.map(([tin, taxprNm, taxprSttsCd, place]) => {
  const [prvncNm, dstrtNm, sctrNm, locDesc] = place ?? NOWHERE
  return { tin, taxprNm, taxprSttsCd, prvncNm, dstrtNm, sctrNm, locDesc }
})

const BY_PIN = new Map(TAXPAYERS.map((taxpayer) => [taxpayer.tin, taxpayer]))

/** The taxpayer of a PIN; `undefined` when the authority does not know it. */
export function taxpayerOf(tin: string): Taxpayer | undefined {
  return BY_PIN.get(tin)
}
