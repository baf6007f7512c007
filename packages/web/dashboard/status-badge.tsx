import { Badge } from '../parts/badge.js'
import type { Status } from './api/types.js'
import { STANDINGS } from './words.js'

/** Where a document stands, in a word. */
export function StatusBadge({ status }: { readonly status: Status }) {
  const { word, tone } = STANDINGS[status]
  return <Badge tone={tone}>{word}</Badge>
}
