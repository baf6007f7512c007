/** An announcement of the authority. */
export interface Notice {
  readonly noticeNo: number
  /** At most 1000 characters. */
  readonly title: string
  /** At most 4000 characters, with CR LF between its lines. */
  readonly cont: string
  readonly dtlUrl: string
  readonly regrNm: string
  /** When it was published: 14 digits, Nairobi time. */
  readonly regDt: string
}

/** Where the authority's sandbox shows a notice to people. */
const PAGE = 'https://etims-sbx.kra.go.ke/common/link/ebm/receipt/indexEbmNotice?noticeNo='

/** Newest first. Numbers are left out where a notice was taken back. The texts are ours. */
const ROWS: readonly (readonly [number: number, regDt: string, title: string, ...lines: string[]])[] = [
  [
    30,
    '20260112091500',
    'Maintenance on Sunday night',
    'The test environment is closed from 22:00 on 18 January to 02:00 on 19 January.',
    'Units that work on their own go on signing and send their receipts afterwards.',
  ],
  [
    28,
    '20251204143012',
    'New reasons for credit notes',
    'Class 32 of the code list has thirteen reasons.',
    'Please fetch the code list again.',
  ],
  [
    27,
    '20251118080540',
    'Fetch item classes before you register items',
    'An item whose class was not listed for your device is refused.',
  ],
  [
    23,
    '20250901100000',
    'Opening stock',
    'Report the opening quantity of goods with stock in/out first.',
    'Then report what remains with the stock master.',
    'Services are not reported.',
  ],
  [19, '20250630164521', 'Test notice', 'This is a test.'],
]

/** The notices, newest first. */
export const NOTICES: readonly Notice[] = ROWS.map(([noticeNo, regDt, title, ...lines]) => ({
  noticeNo,
  title,
  cont: lines.join('\r\n'),
  dtlUrl: `${PAGE}${noticeNo}`,
  regrNm: 'Admin',
  regDt,
}))
