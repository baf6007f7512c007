/** A class of codes as the authority lists it. Every member is there, null where it has nothing to say. */
export interface CodeClass {
  /** Two digits. */
  readonly cdCls: string
  /** At most 60 characters. */
  readonly cdClsNm: string
  readonly cdClsDesc: string | null
  readonly useYn: 'Y' | 'N'
  /** What `userDfnCd1` of its codes means. */
  readonly userDfnNm1: string | null
  readonly userDfnNm2: string | null
  readonly userDfnNm3: string | null
  /** Its codes, by `srtOrd`. */
  readonly dtlList: Code[]
}

/** A code as the authority lists it. Every member is there, null where it has nothing to say. */
export interface Code {
  /** At most 5 characters. */
  readonly cd: string
  /** At most 60 characters. */
  readonly cdNm: string
  /** At most 500 characters. */
  readonly cdDesc: string | null
  /** `N`: kept in the list, no longer in use. */
  readonly useYn: 'Y' | 'N'
  readonly srtOrd: number
  readonly userDfnCd1: string | null
  readonly userDfnCd2: string | null
  readonly userDfnCd3: string | null
}

/** A class whose codes are written as text, see {@link codesIn}; `more` is what it says beyond its name. */
export function codeClass(
  cdCls: string,
  cdClsNm: string,
  codes: string | Code[],
  more: Partial<CodeClass> = {},
): CodeClass {
  return {
    cdCls,
    cdClsNm,
    cdClsDesc: null,
    useYn: 'Y',
    userDfnNm1: null,
    userDfnNm2: null,
    userDfnNm3: null,
    dtlList: typeof codes === 'string' ? codesIn(codes) : codes,
    ...more,
  }
}

const CODE = /^(?:(\d+):)?([^-]+)-([^=]+)(?:=(.+))?$/

/**
 * Codes written `code-name` or `code-name=description`, with bars or line ends between them. A code follows the one
 * before it in `srtOrd`, unless its own stands before it: `11:code-name`.
 *
 * @throws RangeError when a piece of the text is no code.
 */
export function codesIn(text: string): Code[] {
  const codes: Code[] = []
  for (const piece of text.trim().split(/[|\n]/)) {
    const [, order, cd, cdNm, cdDesc] = CODE.exec(piece) ?? []
    if (cd === undefined || cdNm === undefined) throw new RangeError(`"${piece}" is no code`)
    const srtOrd = order === undefined ? (codes.at(-1)?.srtOrd ?? 0) + 1 : Number(order)
    codes.push({
      cd,
      cdNm,
      cdDesc: cdDesc ?? null,
      useYn: 'Y',
      srtOrd,
      userDfnCd1: null,
      userDfnCd2: null,
      userDfnCd3: null,
    })
  }
  return codes
}
