import { Link } from 'wouter-preact'
import { Badge } from '../parts/badge.js'
import { tellDay, tellTime } from '../parts/time.js'
import { useRoute } from './api.js'

/** What one wants to know on every screen: does it answer, what time is it there, will calls fail. */
export function State() {
  const { data: clock, error } = useRoute('clock')
  const { data: armed } = useRoute('faults')
  if (error) return <Badge tone="bad">The sandbox does not answer</Badge>
  const count = armed?.faults.length ?? 0
  return (
    <>
      {count > 0 && (
        <Link href="/faults" class="hover:underline">
          <Badge tone="warn">{count === 1 ? '1 fault armed' : `${count} faults armed`}</Badge>
        </Link>
      )}
      {clock && (
        <Link
          href="/clock"
          class="flex items-center gap-1.5 text-soft tabular-nums hover:underline"
          title="Time at the authorities, in East Africa"
        >
          {clock.frozen && <Badge tone="accent">stopped</Badge>}
          <time datetime={clock.now}>
            <span class="max-sm:hidden">{tellDay(clock.now)} </span>
            {tellTime(clock.now)}
          </time>
        </Link>
      )}
    </>
  )
}
