import type { Books } from '../books.js'

/** The states that have a name, oldest first. */
export function listSnapshots(books: Books) {
  return { snapshots: books.snapshots().map(({ name, takenAt }) => ({ name, takenAt })) }
}

export type SnapshotList = ReturnType<typeof listSnapshots>
