import { useEffect, useRef, useState } from 'preact/hooks'
import { Link } from 'wouter-preact'
import { tellMoney } from '../../parts/amount.js'
import { tellCount } from '../../parts/count.js'
import type { Document } from '../api/types.js'
import { StatusBadge } from '../status-badge.js'
import { When } from '../when.js'
import { TYPES } from '../words.js'

interface DocumentTableProps {
  readonly documents: readonly Document[]
  /** Whose answer they are; undefined while that is still the one before. */
  readonly question: string | undefined
}

const HEAD = 'px-4 py-2 font-medium whitespace-nowrap'
const CELL = 'px-4 py-2.5 align-top'

/** Documents, one to a row. On a phone only what matters most stands apart. */
export function DocumentTable({ documents, question }: DocumentTableProps) {
  const fresh = useFresh(documents, question)
  return (
    <div class="overflow-hidden rounded-xl border border-line bg-raised shadow-xs">
      <p aria-live="polite" class="sr-only">
        {fresh.size > 0 && `${tellCount(fresh.size, 'new document')}`}
      </p>
      <table class="w-full border-collapse text-left">
        <caption class="sr-only">Documents, newest first</caption>
        <thead class="border-b border-line bg-panel text-xs text-soft">
          <tr>
            <th scope="col" class={HEAD}>
              Document
            </th>
            <th scope="col" class={`${HEAD} max-md:hidden`}>
              Fiscal number
            </th>
            <th scope="col" class={`${HEAD} max-sm:hidden`}>
              Accepted
            </th>
            <th scope="col" class={`${HEAD} max-sm:hidden`}>
              Status
            </th>
            <th scope="col" class={`${HEAD} text-right`}>
              Amount
            </th>
          </tr>
        </thead>
        <tbody class="divide-y divide-line tabular-nums">
          {documents.map((document) => (
            <Row key={document.id} document={document} isFresh={fresh.has(document.id)} />
          ))}
        </tbody>
      </table>
    </div>
  )
}

function Row({ document, isFresh }: { readonly document: Document; readonly isFresh: boolean }) {
  const { id, number, type, device, status, fiscal, createdAt, currency, totals } = document
  return (
    <tr class={`relative hover:bg-panel ${isFresh ? 'fresh' : ''}`}>
      <td class={CELL}>
        <Link
          href={`/documents/${id}`}
          class="font-medium break-all after:absolute after:inset-0 hover:text-accent"
        >
          {number}
        </Link>
        <span class="block text-xs text-soft">
          {TYPES[type] ?? type} · {device}
          <span class="sm:hidden">
            {' '}
            · <When at={createdAt} device={device} since />
          </span>
        </span>
      </td>
      <td class={`${CELL} break-all text-soft max-md:hidden`}>{fiscal?.number ?? '–'}</td>
      <td class={`${CELL} text-soft max-sm:hidden`}>
        <When at={createdAt} device={device} />
      </td>
      <td class={`${CELL} max-sm:hidden`}>
        <StatusBadge status={status} />
      </td>
      <td class={`${CELL} text-right font-medium whitespace-nowrap`}>
        {type === 'credit_note' && '− '}
        {tellMoney(currency, totals.gross)}
        <span class="block sm:hidden">
          <StatusBadge status={status} />
        </span>
      </td>
    </tr>
  )
}

/**
 * What was not there when the page was last looked at: it shines up once. Another question makes nothing new.
 * @param question whose answer the documents are; undefined while that is still the one before.
 */
function useFresh(documents: readonly Document[], question: string | undefined): ReadonlySet<string> {
  const known = useRef<{ question: string; newest: string } | undefined>(undefined)
  const [fresh, setFresh] = useState<ReadonlySet<string>>(new Set())
  const newest = documents[0]?.createdAt ?? ''
  useEffect(() => {
    if (question === undefined) return
    const before = known.current
    known.current = { question, newest }
    if (before?.question !== question) return setFresh(new Set())
    if (newest > before.newest)
      setFresh(new Set(documents.filter(({ createdAt }) => createdAt > before.newest).map(({ id }) => id)))
  }, [newest, question])
  return fresh
}
