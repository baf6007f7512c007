import { z } from 'zod'
import type { Shown } from '../../documents/shown.js'

const time = z.iso.datetime({ offset: true })

/** A print of a document. */
export const printView = z
  .strictObject({
    number: z
      .int()
      .meta({ description: 'Rises from 1. Absent for a slip, whose prints do not count.' })
      .optional(),
    kind: z.enum(['original', 'copy', 'provisional']).meta({
      description:
        'original: the one of its document. copy: any later one, which says COPY. provisional: a slip, for there is no receipt yet.',
    }),
    at: time,
    receipt: z.string().meta({
      description: 'Where it can be fetched, in any form: add "?format=" or "&format=".',
      examples: ['/v1/documents/doc_1/receipt?print=1'],
    }),
  })
  .meta({ id: 'Print', description: 'A receipt on paper.' })

export type PrintView = Shown<typeof printView>

/** A print that counts. @param at milliseconds since 1970. */
export function viewPrint(document: string, number: number, at: number): PrintView {
  return {
    number,
    kind: number === 1 ? 'original' : 'copy',
    at: new Date(at).toISOString(),
    receipt: `/v1/documents/${document}/receipt?print=${number}`,
  }
}
