import { Button } from '../parts/button.js'

interface TurnPagesProps {
  /** Where the page begins; empty for the first. */
  readonly cursor: string
  /** Where the next one begins, if there is one. */
  readonly next: string | undefined
  readonly onTurn: (cursor: string) => void
}

/** The way through a list that is longer than a page; nothing where it is not. */
export function TurnPages({ cursor, next, onTurn }: TurnPagesProps) {
  if (cursor === '' && next === undefined) return null
  return (
    <nav aria-label="Pages" class="mt-3 flex justify-between">
      {cursor === '' ? <span /> : <Button onClick={() => onTurn('')}>To the beginning</Button>}
      {next !== undefined && <Button onClick={() => onTurn(next)}>More</Button>}
    </nav>
  )
}

/** A path with where its page begins. */
export function pageAt(path: string, cursor: string): string {
  return cursor === '' ? path : `${path}?cursor=${encodeURIComponent(cursor)}`
}
