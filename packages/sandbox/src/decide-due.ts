import type { Books } from './books.js'
import { duePerformer } from './efris/verdicts.js'

/** Has decided what is due by now: whoever looks finds it done. */
export async function decideDue(books: Books): Promise<void> {
  if (books.efris.switches.creditApproval !== 'after-delay') return
  const act = { at: books.clock.now().toISOString(), publicUrl: books.addresses.publicUrl }
  if (!duePerformer.isRead(act, books)) await books.perform('due', act)
}
