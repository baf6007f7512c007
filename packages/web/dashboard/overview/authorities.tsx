import { Link } from 'wouter-preact'
import { Badge, type Tone } from '../../parts/badge.js'
import { tellCount } from '../../parts/count.js'
import { Panel } from '../../parts/page.js'
import type { Health } from '../api/types.js'
import { Said, When } from '../when.js'
import { COUNTRIES, tellEnvironment } from '../words.js'

/** How every device and its authority do, and what has to happen until when. */
export function Authorities({ devices }: { readonly devices: readonly Health[] }) {
  return (
    <Panel title="Devices and authorities">
      <ul class="-my-2 divide-y divide-line">
        {devices.map((device) => (
          <Row key={device.id} device={device} />
        ))}
      </ul>
    </Panel>
  )
}

function Row({ device }: { readonly device: Health }) {
  const { id, authority, environment, lane, deadline, warnings } = device
  const { word, tone } = stateOf(device)
  return (
    <li class="grid gap-x-4 gap-y-1 py-2.5 sm:grid-cols-[minmax(0,1fr)_auto]">
      <div class="min-w-0">
        <Link
          href={`/devices/${encodeURIComponent(id)}`}
          class="font-medium break-all hover:text-accent hover:underline"
        >
          {id}
        </Link>
        <span class="text-soft">
          {' '}
          · {COUNTRIES[authority].office} · {tellEnvironment(environment)}
        </span>
        {warnings.map(({ id: condition, message, severity }) => (
          <p key={condition} class={`text-sm ${severity === 'critical' ? 'text-bad' : 'text-warn'}`}>
            <Said text={message} device={id} />
          </p>
        ))}
        {deadline && (
          <p class="text-sm text-soft">
            Deadline: <When at={deadline.at} device={id} /> (<When at={deadline.at} device={id} since />)
          </p>
        )}
      </div>
      <div class="flex items-start gap-3 text-sm text-soft sm:justify-end">
        <span>
          {lane.queued > 0 && `${tellCount(lane.queued, 'document')} waiting · `}
          {lane.lastSuccessAt ? (
            <>
              last heard <When at={lane.lastSuccessAt} device={id} since />
            </>
          ) : (
            'not heard of yet'
          )}
        </span>
        <Badge tone={tone}>{word}</Badge>
      </div>
    </li>
  )
}

/** How a device does, in a word. */
export function stateOf({ paused, initialised, circuit, warnings }: Health): { word: string; tone: Tone } {
  if (paused) return { word: 'Paused', tone: 'soft' }
  if (!initialised) return { word: 'Not registered', tone: 'warn' }
  if (circuit && circuit.state !== 'closed') return { word: 'No answer', tone: 'bad' }
  if (warnings.some(({ severity }) => severity === 'critical')) return { word: 'Not sending', tone: 'bad' }
  return warnings.length > 0 ? { word: 'Look at it', tone: 'warn' } : { word: 'Well', tone: 'good' }
}
