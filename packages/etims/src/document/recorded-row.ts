import { isDecimal, issuesOf, UnreadableAnswerError } from '@risiti/core'
import { z } from 'zod'

/* What of a sale is read back. Both the rows of KRA's lists and the requests that were sent have it. */

/** A decimal, as text or as a JSON number. */
const number = z
  .union([z.string(), z.number()])
  .transform(String)
  .refine(isDecimal, { error: 'is not a decimal number' })

/** A text; null, missing and empty are the same. */
const text = z
  .string()
  .nullish()
  .transform((value) => value || undefined)

const yesNo = text.transform((value) => value === 'Y')

const recordedLine = z.object({
  itemCd: z.string(),
  itemClsCd: text,
  itemNm: text,
  bcd: text,
  pkgUnitCd: text,
  qtyUnitCd: text,
  qty: number,
  prc: number,
  dcRt: number,
  dcAmt: number,
  isrccCd: text,
  isrccNm: text,
  isrcRt: number.nullish(),
  isrcAmt: number.nullish(),
  taxTyCd: z.string(),
  taxblAmt: number,
  taxAmt: number,
  totAmt: number,
})

const recordedRow = z.object({
  trdInvcNo: z
    .union([z.string(), z.number()])
    .nullish()
    .transform((value) => (value == null ? undefined : String(value) || undefined)),
  invcNo: number,
  custTin: text,
  custNm: text,
  rcptTyCd: z.enum(['S', 'R']),
  pmtTyCd: text,
  cfmDt: text,
  salesDt: z.string(),
  rfdDt: text,
  rfdRsnCd: text,
  totAmt: number,
  prchrAcptcYn: yesNo,
  remark: text,
  regrId: text,
  regrNm: text,
  receipt: z.object({
    custMblNo: text,
    trdeNm: text,
    adrs: text,
    topMsg: text,
    btmMsg: text,
  }),
  itemList: z.array(recordedLine).min(1),
})

export type RecordedRow = z.output<typeof recordedRow>
export type RecordedLine = z.output<typeof recordedLine>

/** Reads the members of a sale. @throws UnreadableAnswerError naming the first that is missing or cannot be read. */
export function readRow(row: unknown): RecordedRow {
  return readable(recordedRow, row, row)
}

/**
 * Reads with a schema.
 * @param row what KRA gave, for whoever looks into it.
 * @throws UnreadableAnswerError naming what is wrong first.
 */
export function readable<Schema extends z.ZodType>(
  schema: Schema,
  value: unknown,
  row: unknown,
): z.output<Schema> {
  const result = schema.safeParse(value)
  if (result.success) return result.data
  const [first] = issuesOf(result.error, value)
  throw unreadable(`${first?.path || 'the row'} ${first?.message ?? 'cannot be read'}`, row)
}

/** The error for a sale that is no document. @param what says what is wrong, as a sentence without its end. */
export function unreadable(what: string, row: unknown): UnreadableAnswerError {
  return new UnreadableAnswerError({
    code: 'sales-row-unreadable',
    message: `A sale in KRA’s list cannot be read as a document: ${what}.`,
    cause: 'It lacks something that every document has, or has it in another form.',
    fix: 'Look at the sale on KRA’s portal, and report the form to us.',
    raw: JSON.stringify(row) ?? String(row),
  })
}
