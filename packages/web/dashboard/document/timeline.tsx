import type { Event } from '../api/types.js'
import { Said, When } from '../when.js'
import { tellWord } from '../words.js'

/** What kinds of events are called, where the kind does not say it. */
const KINDS: Readonly<Record<string, string>> = {
  accepted: 'Accepted and on disk',
  sending: 'Sent to the authority',
  fiscalised: 'Fiscal',
  rejected: 'Refused',
  queued: 'Back in its lane: certainly not stored',
  in_doubt: 'In doubt: the answer did not come',
  adopted: 'Found at the authority, and the same',
  needs_attention: 'A person has to decide',
  resolved: 'A person decided',
  revised: 'Corrected',
  renumbered: 'Queued again with another number',
  upload_differs: 'The authority holds something else',
}

const TONES: Readonly<Record<string, string>> = {
  fiscalised: 'bg-good',
  adopted: 'bg-good',
  uploaded: 'bg-good',
  rejected: 'bg-bad',
  needs_attention: 'bg-bad',
  in_doubt: 'bg-warn',
  upload_differs: 'bg-warn',
}

/** What happened to a document, oldest first. */
export function Timeline({ events, device }: { readonly events: readonly Event[]; readonly device: string }) {
  return (
    <ol class="relative">
      {events.map((event, index) => (
        <li key={event.id} class="relative flex gap-3 pb-4 last:pb-0">
          {index < events.length - 1 && <span class="absolute top-3 bottom-0 left-[5px] w-px bg-line" />}
          <span
            class={`relative mt-1.5 size-[11px] shrink-0 rounded-full ${TONES[event.kind] ?? 'bg-soft/60'}`}
          />
          <div class="min-w-0 flex-1">
            <p class="flex flex-wrap justify-between gap-x-4">
              <span class="font-medium">{KINDS[event.kind] ?? tellWord(event.kind)}</span>
              <span class="text-xs text-soft">
                <When at={event.at} device={device} />
              </span>
            </p>
            <Told data={event.data} device={device} />
          </div>
        </li>
      ))}
    </ol>
  )
}

/** What an event says besides. */
function Told({ data, device }: { readonly data: Event['data']; readonly device: string }) {
  const { attempt, fiscalNumber, problem, reason, by, decision, number } = data as Record<string, unknown>
  const parts = [
    attempt !== undefined && `Attempt ${attempt}`,
    typeof fiscalNumber === 'string' && fiscalNumber,
    typeof decision === 'string' && tellWord(decision),
    typeof number === 'string' && number,
    typeof reason === 'string' && `“${reason}”`,
    typeof by === 'string' && `by ${by}`,
    isProblem(problem) && problem.message,
  ].filter(Boolean)
  if (parts.length === 0) return null
  return (
    <p class="text-sm break-words text-soft">
      <Said text={parts.join(' · ')} device={device} />
    </p>
  )
}

function isProblem(value: unknown): value is { readonly message: string } {
  return typeof (value as { message?: unknown } | null | undefined)?.message === 'string'
}
