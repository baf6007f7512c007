import { useState } from 'preact/hooks'
import { Json } from '../../parts/json.js'
import { Failure, Panel } from '../../parts/page.js'
import type { Attempt, Document } from '../api/types.js'
import { useApi } from '../api/use-api.js'
import { When } from '../when.js'
import { tellWord } from '../words.js'

/** Every time it was sent, with what was sent, opened when somebody asks. */
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
        {isOpen ? 'Hide what was sent' : 'Show what was sent'}
      </button>
      {isOpen && <Sent id={document.id} number={number} />}
    </li>
  )
}

function Sent({ id, number }: { readonly id: string; readonly number: number }) {
  const { data, error } = useApi<{ request: unknown }>(`/v1/documents/${id}/attempts/${number}`)
  return (
    <div class="mt-2">
      <Failure error={error} />
      {data && <Json value={data.request} label={`What attempt ${number} sent`} />}
    </div>
  )
}
