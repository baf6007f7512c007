import { Link } from 'wouter-preact'
import { tellMoney } from '../../parts/amount.js'
import { Panel } from '../../parts/page.js'
import type { Document } from '../api/types.js'
import { StatusBadge } from '../status-badge.js'
import { TYPES, tellWord } from '../words.js'

/** What a note is about, or which notes there are on a document and what they leave. */
export function Notes({ document: { preceding, notes, left, currency } }: { readonly document: Document }) {
  if (!preceding && !notes?.length) return null
  return (
    <Panel title={preceding ? 'What it is about' : 'Notes'}>
      {preceding && (
        <p>
          {preceding.id ? (
            <Link href={`/documents/${preceding.id}`} class="break-all text-accent underline">
              {preceding.fiscalNumber ?? preceding.id}
            </Link>
          ) : (
            preceding.fiscalNumber
          )}
          : {tellWord(preceding.reason)}
        </p>
      )}
      <ul class="divide-y divide-line">
        {notes?.map(({ id, type, status, gross }) => (
          <li key={id} class="flex items-center justify-between gap-3 py-1.5">
            <Link href={`/documents/${id}`} class="text-accent underline">
              {TYPES[type] ?? type}
            </Link>
            <span class="flex items-center gap-3 tabular-nums">
              {tellMoney(currency, gross)}
              <StatusBadge status={status} />
            </span>
          </li>
        ))}
      </ul>
      {left && <p class="text-soft">Left: {tellMoney(left.currency, left.totals.gross)}</p>}
    </Panel>
  )
}
