import { Link } from 'wouter-preact'
import { tellMoney } from '../../parts/amount.js'
import { Failure, Page, Panel } from '../../parts/page.js'
import type { Content, Document, Event } from '../api/types.js'
import { useApi } from '../api/use-api.js'
import { Icon } from '../icons.js'
import { StatusBadge } from '../status-badge.js'
import { TYPES } from '../words.js'
import { Actions } from './actions.js'
import { Attempts } from './attempts.js'
import { Comparison } from './comparison.js'
import { DocumentFacts } from './document-facts.js'
import { Lines } from './lines.js'
import { Notes } from './notes.js'
import { Receipt } from './receipt.js'
import { Standing } from './standing.js'
import { Timeline } from './timeline.js'

/** One document: where it stands and why, what it says, what happened to it, and what can be done. */
export function DocumentPage({ id }: { readonly id: string }) {
  const path = `/v1/documents/${encodeURIComponent(id)}`
  const { data: document, error } = useApi<Document>(path)
  const { data: content } = useApi<Content>(`${path}/content`, { isOn: document !== undefined })
  const { data: history } = useApi<{ events: readonly Event[] }>(`${path}/events?limit=200`, {
    isOn: document !== undefined,
  })
  if (!document)
    return (
      <Page title={error ? 'There is no such document' : 'Document'}>
        <Back />
        <Failure error={error} />
      </Page>
    )
  const { number, type, device, status, currency, totals } = document
  return (
    <div class="mx-auto w-full max-w-6xl px-4 py-5 lg:px-8 lg:py-7">
      <Back />
      <div class="mt-2 mb-4 flex flex-wrap items-start justify-between gap-x-6 gap-y-3">
        <div class="min-w-0">
          <p class="text-sm text-soft">
            {TYPES[type] ?? type} ·{' '}
            <Link href={`/devices/${encodeURIComponent(device)}`} class="hover:text-accent hover:underline">
              {device}
            </Link>
          </p>
          <h1 class="flex flex-wrap items-center gap-3 text-2xl font-semibold tracking-tight break-all">
            {number} <StatusBadge status={status} />
          </h1>
        </div>
        <div class="sm:text-right">
          <p class="text-2xl font-semibold tracking-tight tabular-nums">
            {tellMoney(currency, totals.gross)}
          </p>
          <p class="text-sm text-soft tabular-nums">tax {tellMoney(currency, totals.tax)}</p>
        </div>
      </div>
      <Standing document={document} />
      <Actions document={document} content={content} />
      <div class="grid grid-cols-1 items-start gap-4 lg:grid-cols-[minmax(0,1fr)_22rem]">
        <div class="min-w-0">
          {document.conflict && <Comparison conflict={document.conflict} device={device} />}
          {content && <Lines content={content} document={document} />}
          <Notes document={document} />
          <DocumentFacts document={document} content={content} />
          <Panel title="What happened">
            {history && <Timeline events={history.events} device={device} />}
          </Panel>
          <Attempts document={document} />
        </div>
        <div class="min-w-0">
          <Receipt document={document} />
        </div>
      </div>
    </div>
  )
}

function Back() {
  return (
    <Link href="/documents" class="-ml-1 inline-flex items-center gap-1 text-sm text-soft hover:text-ink">
      <Icon name="back" class="size-4" />
      All documents
    </Link>
  )
}
