import { Link } from 'wouter-preact'
import { Badge } from '../../parts/badge.js'
import { Button } from '../../parts/button.js'
import { Failure, Page, Panel } from '../../parts/page.js'
import type { Event, Health } from '../api/types.js'
import { useApi, useOrder } from '../api/use-api.js'
import { useMay } from '../api/use-caller.js'
import { stateOf } from '../overview/authorities.js'
import { Said, When } from '../when.js'
import { COUNTRIES, tellEnvironment, tellWord } from '../words.js'
import { DeviceFacts, LaneFacts } from './device-facts.js'
import { NextNumbers } from './next-numbers.js'

/** One device: how it does, what waits for it, and what can be done. */
export function DevicePage({ id }: { readonly id: string }) {
  const path = `/v1/devices/${encodeURIComponent(id)}`
  const { data: device, error } = useApi<Health>(path)
  const { data: history } = useApi<{ events: readonly Event[] }>(`${path}/events?limit=100`)
  if (!device)
    return (
      <Page title={error ? 'There is no such device' : id}>
        <Failure error={error} />
      </Page>
    )
  const { word, tone } = stateOf(device)
  const { name, office } = COUNTRIES[device.authority]
  return (
    <Page
      title={id}
      about={`${office}, ${name} · ${tellEnvironment(device.environment)}`}
      tools={<Badge tone={tone}>{word}</Badge>}
    >
      {device.warnings.map(({ id: condition, message, fix, severity }) => (
        <p
          key={condition}
          class={`mb-3 rounded-xl border px-4 py-3 ${severity === 'critical' ? 'border-bad/40 bg-bad/8' : 'border-warn/40 bg-warn/8'}`}
        >
          <span class="font-medium">
            <Said text={message} device={id} />
          </span>{' '}
          {fix}
        </p>
      ))}
      <Controls device={device} path={path} />
      <div class="grid grid-cols-1 items-start gap-x-4 lg:grid-cols-2">
        <DeviceFacts device={device} />
        <LaneFacts title="Sales" lane={device.lane} device={device.id} />
        <LaneFacts title="Stock" lane={device.stockLane} device={device.id} />
        {device.authority === 'etims' && <NextNumbers path={path} />}
        <Panel title="What happened">
          {history?.events.length === 0 && <p class="text-soft">None so far.</p>}
          <ul class="flex flex-col gap-1.5">
            {history?.events.toReversed().map((event) => (
              <li key={event.id} class="flex flex-wrap justify-between gap-x-4">
                <span>
                  {tellWord(String(event.data.condition ?? event.data.id ?? ''))}{' '}
                  <span class="text-soft">
                    {event.kind === 'warning_ended' ? 'ended' : tellWord(event.kind)}
                  </span>
                </span>
                <span class="text-sm text-soft">
                  <When at={event.at} device={id} />
                </span>
              </li>
            ))}
          </ul>
        </Panel>
      </div>
    </Page>
  )
}

function Controls({ device, path }: { readonly device: Health; readonly path: string }) {
  const { mutate, error, isPending } = useOrder()
  const mayChange = useMay()('devices:write')
  const order = (act: string) => mutate({ path: `${path}/${act}` })
  return (
    <>
      <div class="mb-4 flex flex-wrap gap-2">
        {mayChange &&
          (device.paused ? (
            <Button look="strong" disabled={isPending} onClick={() => order('resume')}>
              Let it send again
            </Button>
          ) : (
            <Button disabled={isPending} onClick={() => order('pause')}>
              Pause
            </Button>
          ))}
        {mayChange && (
          <Button
            look={device.initialised ? 'plain' : 'strong'}
            disabled={isPending}
            onClick={() => order('initialise')}
          >
            {device.initialised ? 'Read its registration again' : 'Register with the authority'}
          </Button>
        )}
        <Link
          href={`/documents?device=${encodeURIComponent(device.id)}`}
          class="inline-flex min-h-8 items-center rounded-md border border-line bg-raised px-2.5 py-1 font-medium hover:border-soft"
        >
          Its documents
        </Link>
        <Link
          href={`/items?device=${encodeURIComponent(device.id)}`}
          class="inline-flex min-h-8 items-center rounded-md border border-line bg-raised px-2.5 py-1 font-medium hover:border-soft"
        >
          Its items
        </Link>
      </div>
      <Failure error={error} />
    </>
  )
}
