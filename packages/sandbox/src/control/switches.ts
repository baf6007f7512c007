import type { Performer } from '../acts.js'
import type { Switches } from '../efris/books.js'

/** How an authority behaves from now on. */
export const switchPerformer: Performer<Partial<Switches>, Switches> = {
  isRead: () => false,
  perform: (changes, { efris }) => Object.assign(efris.switches, changes),
}
