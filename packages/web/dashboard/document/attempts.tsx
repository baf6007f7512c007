import { useState } from 'preact/hooks'
import { Code, Json } from '../../parts/json.js'
import { Failure, Panel } from '../../parts/page.js'
import type { Attempt, Document } from '../api/types.js'
import { useApi } from '../api/use-api.js'
import { When } from '../when.js'
import { tellWord } from '../words.js'

/** Every time it was sent, with what was sent and what came back, opened when somebody asks. */
export function Attempts({ document }: { readonly document: Document }) {
  if (document.attempts.length === 0) return null
  return (
    <Panel title="Attempts">
      <ul class="-my-2 divide-y divide-line">
        {document.attempts.map((attempt) => (
          <One key={attempt.number} attempt={attempt} document={document} />
        ))}
      </ul>
    </Panel>
  )
}

function One({ attempt, document }: { readonly attempt: Attempt; readonly document: Document }) {
  const { number, door, startedAt, endedAt, outcome } = attempt
  const [isOpen, setOpen] = useState(false)
  const lasted = endedAt && Date.parse(endedAt) - Date.parse(startedAt)
  return (
    <li class="py-2.5">
      <div class="flex flex-wrap items-baseline justify-between gap-x-4">
        <span>
          <span class="font-medium">Attempt {number}</span>
          {door && ' at the offline enabler'}
          {outcome && <span class="text-soft"> · {tellWord(outcome)}</span>}
        </span>
        <span class="text-sm text-soft tabular-nums">
          <When at={startedAt} device={document.device} />
          {lasted !== undefined && ` · ${lasted} ms`}
        </span>
      </div>
      <button
        type="button"
        aria-expanded={isOpen}
        onClick={() => setOpen(!isOpen)}
        class="mt-1 cursor-pointer text-sm text-accent underline"
      >
        {isOpen ? 'Hide it' : 'Show what was sent and answered'}
      </button>
      {isOpen && <Exchanged id={document.id} number={number} />}
    </li>
  )
}

interface Exchange {
  readonly request?: unknown
  readonly answer?: unknown
}

/** Both texts, opened: on the wire they are encrypted in Uganda. */
function Exchanged({ id, number }: { readonly id: string; readonly number: number }) {
  const { data, error } = useApi<Exchange>(`/v1/documents/${id}/attempts/${number}`)
  return (
    <div class="mt-2">
      <Failure error={error} />
      {data && data.request === undefined && <p class="text-soft">It was sent too long ago to be kept.</p>}
      {data?.request !== undefined && (
        <div class="grid grid-cols-1 gap-3">
          <Text title="Sent" label={`What attempt ${number} sent`} value={data.request} />
          {data.answer === undefined ? (
            <p class="text-soft">Nothing has come back.</p>
          ) : (
            <Text title="Answered" label={`What attempt ${number} was answered`} value={data.answer} />
          )}
        </div>
      )}
    </div>
  )
}

interface TextProps {
  readonly title: string
  readonly label: string
  readonly value: unknown
}

/** One side of an exchange: JSON mostly, and as it came where it was none. */
function Text({ title, label, value }: TextProps) {
  return (
    <div class="min-w-0">
      <h3 class="mb-1 text-xs font-medium text-soft">{title}</h3>
      {typeof value === 'string' ? (
        <Code label={label} wrap>
          {value}
        </Code>
      ) : (
        <Json value={value} label={label} />
      )}
    </div>
  )
}
