import { z } from 'zod'
import { eventView } from '../events/view.js'

/** The id of a document in an address. */
export const DOCUMENT_ID = z.string().meta({ description: 'Its id, which POST /v1/documents answers with.' })

/** The id of a movement of stock in an address. */
export const MOVEMENT_ID = z
  .string()
  .meta({ description: 'Its id, which POST /v1/stock-movements answers with.' })

/** The id of a purchase in an address. */
export const PURCHASE_ID = z.string().meta({ description: 'Its id, which GET /v1/purchases lists.' })

/** The id of an import in an address. */
export const IMPORT_ID = z.string().meta({ description: 'Its id, which GET /v1/imports lists.' })

/** The name of a device in an address. */
export const DEVICE_ID = z.string().meta({ description: 'What you called the device.' })

const next = z.string().meta({ description: 'The cursor of the next page. Absent on the last.' }).optional()

/** A page of a list. @param name of the list. */
export function pageOf<Name extends string, Entry extends z.ZodType>(name: Name, entry: Entry) {
  return z.strictObject({ [name]: z.array(entry), next } as { [Key in Name]: z.ZodArray<Entry> } & {
    next: typeof next
  })
}

/** Events, oldest first. */
export const eventsView = pageOf('events', eventView)
