import { Link } from 'wouter-preact'
import { tellCount } from '../../parts/count.js'
import { Facts } from '../../parts/facts.js'
import { Panel } from '../../parts/page.js'
import type { Health, Lane } from '../api/types.js'
import { Said, When } from '../when.js'
import { CHANNELS, tellWord } from '../words.js'

const CIRCUITS = {
  closed: 'Answers',
  open: 'Does not answer: the gateway tries by itself',
  'half-open': 'Is being tried again',
}

/** Who a device is, and how its key and its authority do. */
export function DeviceFacts({ device }: { readonly device: Health }) {
  const { id, circuit, deadline, addedAt, enabler } = device
  const heardAt = lastHeard(device)
  return (
    <Panel title="Device">
      <Facts
        facts={{
          [device.authority === 'etims' ? 'PIN' : 'TIN']: device.tin,
          'Device number': device.deviceNo,
          Branch: device.bhfId,
          'Serial number': device.dvcSrlNo,
          'Way in': device.channel && (CHANNELS[device.channel] ?? device.channel),
          Address: device.environment,
          Registered: device.initialised ? 'Yes' : 'Not yet',
          'Authority now': circuit && CIRCUITS[circuit.state],
          'Silent since': circuit?.since && <When at={circuit.since} device={id} since />,
          'Last heard of': heardAt ? <When at={heardAt} device={id} since /> : 'Not yet',
          Added: <When at={addedAt} device={id} />,
          ...keyFacts(device),
          Deadline: deadline && (
            <span title={deadline.source}>
              <When at={deadline.at} device={id} />: <Said text={deadline.message} device={id} />
            </span>
          ),
          'Stock of sales':
            device.stock === 'manual' ? 'You report it' : device.stock && 'The gateway reports it',
          'Offline enabler': device.offline && tellWord(device.offline),
          'Held by the enabler': enabler && tellCount(enabler.notUploaded.documents, 'document'),
        }}
      />
    </Panel>
  )
}

/** What is known of the key of a Ugandan device; that of a Kenyan one has no dates. */
function keyFacts({ id, authority, keyValidFrom, keyExpiresAt }: Health) {
  if (authority === 'etims') return {}
  if (!keyValidFrom || !keyExpiresAt) return { Key: 'Kept sealed. It has no certificate, and does not end.' }
  return {
    Key: 'Kept sealed',
    'Certificate from': <When at={keyValidFrom} device={id} />,
    'Certificate ends': (
      <>
        <When at={keyExpiresAt} device={id} /> (<When at={keyExpiresAt} device={id} since />)
      </>
    ),
  }
}

/** When the authority took something of the device last. */
function lastHeard({ lane, stockLane, purchaseLane }: Health): string | undefined {
  const times = [lane, stockLane, purchaseLane].map(({ lastSuccessAt }) => lastSuccessAt ?? '')
  return times.sort().at(-1) || undefined
}

interface LaneFactsProps {
  readonly title: string
  readonly lane: Lane
  readonly device: string
}

/** What waits in a lane, and what holds it up. */
export function LaneFacts({ title, lane, device }: LaneFactsProps) {
  const { queued, oldestQueuedAt, inDoubt, needsAttention, blocked, lastSuccessAt, lastFailure } = lane
  return (
    <Panel title={title}>
      <Facts
        facts={{
          Waiting: (
            <>
              {queued}
              {oldestQueuedAt && (
                <>
                  , the oldest since <When at={oldestQueuedAt} device={device} since />
                </>
              )}
            </>
          ),
          'In doubt': String(inDoubt),
          'Need a person': String(needsAttention),
          'Held up by': blocked && (
            <>
              <Link href={`/documents/${blocked.document}`} class="text-accent underline">
                a document
              </Link>{' '}
              since <When at={blocked.since} device={device} since />. {blocked.ends}
            </>
          ),
          'Last success': lastSuccessAt && <When at={lastSuccessAt} device={device} />,
          'Last failure': lastFailure && (
            <>
              <When at={lastFailure.at} device={device} />:{' '}
              <Said text={lastFailure.message} device={device} />{' '}
              <span class="font-mono text-xs text-soft">{lastFailure.code}</span>
            </>
          ),
        }}
      />
    </Panel>
  )
}
