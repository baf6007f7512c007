import { Link } from 'wouter-preact'
import { tellCount } from '../../parts/count.js'
import type { Documents, Health, Status } from '../api/types.js'
import { useApi } from '../api/use-api.js'
import { Icon } from '../icons.js'
import { StatusBadge } from '../status-badge.js'
import { When } from '../when.js'

/** How many documents are named; the rest is behind the link. */
const SHOWN = 3

/** What needs a person: documents to decide about or to correct, and how long others wait. */
export function Attention({ devices }: { readonly devices: readonly Health[] }) {
  const [undecided, refused] = [useWaiting('needs_attention'), useWaiting('rejected')]
  const documents = [...(undecided?.documents ?? []), ...(refused?.documents ?? [])].slice(0, SHOWN)
  const isCalm = documents.length === 0
  return (
    <section
      aria-label="Needs a person"
      class={`flex flex-col rounded-xl border bg-raised shadow-xs ${isCalm ? 'border-line' : 'border-bad/40'}`}
    >
      <div class="px-4 pt-3.5 pb-2">
        <h2 class="flex items-center gap-2 text-sm font-medium text-soft">
          <Icon name={isCalm ? 'done' : 'alert'} class={`size-4 ${isCalm ? 'text-good' : 'text-bad'}`} />
          Needs a person
        </h2>
        {isCalm && <p class="mt-2 text-2xl font-semibold tracking-tight">Nothing</p>}
      </div>
      <ul class="px-2">
        {documents.map(({ id, number, device, status, updatedAt }) => (
          <li key={id}>
            <Link
              href={`/documents/${id}`}
              class="flex items-center justify-between gap-3 rounded-lg px-2 py-1.5 hover:bg-panel"
            >
              <span class="min-w-0">
                <span class="block truncate font-medium">{number}</span>
                <span class="block truncate text-xs text-soft">
                  {device} · <When at={updatedAt} device={device} since />
                </span>
              </span>
              <StatusBadge status={status} />
            </Link>
          </li>
        ))}
      </ul>
      <p class="flex flex-wrap gap-x-4 px-4 pb-2 text-sm text-accent empty:hidden">
        {undecided?.next && (
          <Link href="/documents?status=needs_attention" class="underline">
            All to decide about
          </Link>
        )}
        {refused?.next && (
          <Link href="/documents?status=rejected" class="underline">
            All that were refused
          </Link>
        )}
      </p>
      <Waiting devices={devices} />
    </section>
  )
}

function useWaiting(status: Status) {
  return useApi<Documents>(`/v1/documents?status=${status}&limit=${SHOWN}`).data
}

/** What waits by itself, and since when. */
function Waiting({ devices }: { readonly devices: readonly Health[] }) {
  const queued = devices.reduce((sum, { lane }) => sum + lane.queued, 0)
  const doubtful = devices.reduce((sum, { lane }) => sum + lane.inDoubt, 0)
  const oldest = devices
    .filter(({ lane }) => lane.oldestQueuedAt !== null)
    .sort((one, other) => one.lane.oldestQueuedAt!.localeCompare(other.lane.oldestQueuedAt!))[0]
  return (
    <div class="mt-auto flex flex-wrap gap-x-4 gap-y-1 border-t border-line px-4 py-2.5 text-sm text-soft">
      <Link href="/documents?status=queued" class="hover:text-ink hover:underline">
        {tellCount(queued, 'document')} waiting
        {oldest?.lane.oldestQueuedAt && (
          <>
            , the oldest since <When at={oldest.lane.oldestQueuedAt} device={oldest.id} since />
          </>
        )}
      </Link>
      <Link href="/documents?status=in_doubt" class="hover:text-ink hover:underline">
        {doubtful.toLocaleString('en')} in doubt
      </Link>
    </div>
  )
}
