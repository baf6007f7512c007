import { loadPerformers } from '../acts.js'
import { Books, type BooksOptions } from '../books.js'
import type { SandboxClock } from '../clock.js'
import { openState } from './open-state.js'

/** Opens books in memory, or in a state file. @throws ConfigurationError when the file cannot be used. */
export async function openBooks(
  clock: SandboxClock,
  seed: string | undefined,
  file: string | undefined,
  options: BooksOptions = {},
): Promise<Books> {
  if (file === undefined) return Books.open(clock, seed, options)
  const { shelf, vault } = await openState(file)
  try {
    if (shelf.contents) await loadPerformers()
    return Books.open(clock, seed, options, shelf, vault)
  } catch (error) {
    shelf.close()
    throw error
  }
}
