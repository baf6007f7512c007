import { Link } from 'wouter-preact'
import { Badge } from '../../parts/badge.js'
import { tellCount } from '../../parts/count.js'
import { Empty, Failure, Page } from '../../parts/page.js'
import type { Health, Overview } from '../api/types.js'
import { useApi } from '../api/use-api.js'
import { useMay } from '../api/use-caller.js'
import { stateOf } from '../overview/authorities.js'
import { Said, When } from '../when.js'
import { COUNTRIES, tellEnvironment } from '../words.js'

/** All devices, and how each does. */
export function DevicesPage() {
  const may = useMay()
  const { data, error } = useApi<Overview>('/v1/overview?days=1')
  return (
    <Page
      title="Devices"
      about="What fiscalises your sales: a device of EFRIS, or a unit of eTIMS."
      tools={
        may('devices:write') && (
          <Link
            href="/welcome"
            class="inline-flex min-h-8 items-center rounded-md border border-accent bg-accent px-2.5 py-1 font-medium text-on-accent hover:opacity-90"
          >
            Add a device
          </Link>
        )
      }
    >
      <Failure error={error} />
      {data?.devices.length === 0 && <Empty title="There is no device yet">Add the first one.</Empty>}
      <ul class="grid grid-cols-1 gap-4 md:grid-cols-2 xl:grid-cols-3">
        {data?.devices.map((device) => (
          <DeviceCard key={device.id} device={device} />
        ))}
      </ul>
    </Page>
  )
}

function DeviceCard({ device }: { readonly device: Health }) {
  const { id, authority, environment, lane, warnings } = device
  const { word, tone } = stateOf(device)
  return (
    <li class="relative flex flex-col rounded-xl border border-line bg-raised p-4 shadow-xs hover:border-soft">
      <div class="flex items-start justify-between gap-3">
        <Link
          href={`/devices/${encodeURIComponent(id)}`}
          class="font-semibold break-all after:absolute after:inset-0 hover:text-accent"
        >
          {id}
        </Link>
        <Badge tone={tone}>{word}</Badge>
      </div>
      <p class="text-sm text-soft">
        {COUNTRIES[authority].office} · {tellEnvironment(environment)}
      </p>
      {warnings.map(({ id: condition, message, severity }) => (
        <p key={condition} class={`mt-1 text-sm ${severity === 'critical' ? 'text-bad' : 'text-warn'}`}>
          <Said text={message} device={id} />
        </p>
      ))}
      <p class="mt-auto pt-3 text-sm text-soft">
        {tellCount(lane.queued, 'document')} waiting
        {lane.lastSuccessAt && (
          <>
            {' '}
            · last heard <When at={lane.lastSuccessAt} device={id} since />
          </>
        )}
      </p>
    </li>
  )
}
