import { limitPassed, tellLimit } from '../documents/offline.js'
import type { Watched } from './watched.js'

/** `critical`: documents of the device are not sent, or soon cannot be. `warning`: somebody should look. */
export type Severity = 'warning' | 'critical'

/** Something that is not as it should be, in words for who runs the gateway: no document, buyer or secret is in them. */
export interface Warning {
  readonly id: string
  readonly severity: Severity
  readonly message: string
  readonly fix: string
}

/** A row of the table. `find` says what is wrong, and no text when nothing is. */
interface Condition {
  readonly id: string
  readonly severity: Severity
  readonly find: (watched: Watched, now: number) => string | false | null | undefined
  readonly fix: (watched: Watched) => string
}

const MINUTE_MS = 60_000
const HOUR_MS = 60 * MINUTE_MS
const DAY_MS = 24 * HOUR_MS

/** From when on something lasts too long. What mends itself within a retry or two is nobody's concern. */
export const PATIENCE = {
  stalledMs: 10 * MINUTE_MS,
  blockedMs: MINUTE_MS,
  doubtMs: 10 * MINUTE_MS,
  circuitMs: MINUTE_MS,
  uploadMs: HOUR_MS,
  keyMs: 30 * DAY_MS,
} as const

/** Every condition that is watched for. A new one is one more row. */
export const CONDITIONS: readonly Condition[] = [
  {
    id: 'device-unusable',
    severity: 'critical',
    find: ({ defect }) => defect && `The device does not open: ${defect}`,
    fix: () => 'Check its settings and the master key; nothing of it is sent until it opens.',
  },
  {
    id: 'lane-stalled',
    severity: 'warning',
    find: ({ lane }, now) =>
      lasts(lane.oldestQueuedAt, now, PATIENCE.stalledMs) &&
      `${count(lane.queued)} not sent, the first since ${lane.oldestQueuedAt}.`,
    fix: whatHolds,
  },
  {
    id: 'lane-blocked',
    severity: 'critical',
    find: ({ lane: { blocked } }, now) =>
      blocked &&
      lasts(blocked.since, now, PATIENCE.blockedMs) &&
      `A document that is ${blocked.status === 'in_doubt' ? 'in doubt' : 'waiting for a person'} keeps all others from being sent since ${blocked.since}.`,
    fix: ({ device }) => `See "lane.blocked" of GET /v1/devices/${device}: it says what ends it.`,
  },
  {
    id: 'in-doubt-long',
    severity: 'warning',
    find: ({ lane, doubtSince }, now) =>
      doubtSince !== null &&
      now - doubtSince > PATIENCE.doubtMs &&
      `${count(lane.inDoubt)} in doubt, the first since ${new Date(doubtSince).toISOString()}.`,
    fix: () =>
      'Do not sell it again: the gateway goes on looking it up. See that the authority can be reached from here.',
  },
  {
    id: 'needs-attention',
    severity: 'warning',
    find: ({ lane }) => lane.needsAttention > 0 && `${count(lane.needsAttention)} waiting for a person.`,
    fix: ({ device }) =>
      `List them with GET /v1/documents?device=${device}&status=needs_attention, and decide with POST /v1/documents/{id}/resolve.`,
  },
  {
    id: 'stock-stalled',
    severity: 'warning',
    find: ({ stock }, now) =>
      lasts(stock.oldestQueuedAt, now, PATIENCE.stalledMs) &&
      `${movements(stock.queued)} not reported, the first since ${stock.oldestQueuedAt}. Sales go on.`,
    fix: ({ device, paused, stock }) =>
      paused
        ? `The device is paused: POST /v1/devices/${device}/resume.`
        : `See ${stock.blocked ? '"stockLane.blocked"' : '"stockLane.lastFailure"'} of GET /v1/devices/${device}.`,
  },
  {
    id: 'stock-needs-attention',
    severity: 'warning',
    find: ({ stock }) =>
      stock.needsAttention > 0 && `${movements(stock.needsAttention)} waiting for a person. Sales go on.`,
    fix: ({ device }) =>
      `List them with GET /v1/stock-movements?device=${device}&status=needs_attention, and decide with POST /v1/stock-movements/{id}/resolve.`,
  },
  {
    id: 'purchases-stalled',
    severity: 'warning',
    find: ({ purchases }, now) =>
      lasts(purchases.oldestQueuedAt, now, PATIENCE.stalledMs) &&
      `${decisions(purchases.queued)} not sent, the first since ${purchases.oldestQueuedAt}. Sales go on.`,
    fix: ({ device, paused, purchases }) =>
      paused
        ? `The device is paused: POST /v1/devices/${device}/resume.`
        : `See ${purchases.blocked ? '"purchaseLane.blocked"' : '"purchaseLane.lastFailure"'} of GET /v1/devices/${device}.`,
  },
  {
    id: 'purchases-need-attention',
    severity: 'warning',
    find: ({ purchases }) =>
      purchases.needsAttention > 0 &&
      `${decisions(purchases.needsAttention)} waiting for a person. Sales go on.`,
    fix: ({ device }) =>
      `List them with GET /v1/purchases?device=${device}&state=decided, and decide with POST /v1/purchases/{id}/resolve.`,
  },
  {
    id: 'imports-stalled',
    severity: 'warning',
    find: ({ imports }, now) =>
      lasts(imports.oldestQueuedAt, now, PATIENCE.stalledMs) &&
      `${importDecisions(imports.queued)} not sent, the first since ${imports.oldestQueuedAt}. Sales go on.`,
    fix: ({ device, paused, imports }) =>
      paused
        ? `The device is paused: POST /v1/devices/${device}/resume.`
        : `See ${imports.blocked ? '"importLane.blocked"' : '"importLane.lastFailure"'} of GET /v1/devices/${device}.`,
  },
  {
    id: 'imports-need-attention',
    severity: 'warning',
    find: ({ imports }) =>
      imports.needsAttention > 0 &&
      `${importDecisions(imports.needsAttention)} waiting for a person. Sales go on.`,
    fix: ({ device }) =>
      `List them with GET /v1/imports?device=${device}&state=decided, and decide with POST /v1/imports/{id}/resolve.`,
  },
  {
    id: 'authority-down',
    severity: 'warning',
    find: ({ circuit }, now) =>
      circuit !== undefined &&
      circuit.since !== null &&
      now - circuit.since > PATIENCE.circuitMs &&
      `${circuit.destination} does not answer since ${new Date(circuit.since).toISOString()}.`,
    fix: () => 'Check the connection from here. The gateway tries by itself, and sends what waits.',
  },
  {
    id: 'deadline-near',
    severity: 'critical',
    find: ({ deadline, lane, offline }, now) =>
      deadline &&
      (isWaiting(lane) || offline) &&
      Date.parse(deadline.nearAt) < now &&
      `${deadline.message} That is at ${deadline.at}.`,
    fix: ({ offline }) =>
      offline
        ? 'See that the enabler runs and has its own connection to the authority.'
        : 'See that the unit runs, can be reached from here, and has its own connection to the authority.',
  },
  {
    id: 'offline-limit',
    severity: 'critical',
    find: ({ offline }, now) => {
      if (offline?.policy !== 'when-down' || !offline.limits) return undefined
      const passed = limitPassed(offline, offline.limits, '0', now)
      return passed && `The enabler may issue no more offline: ${tellLimit(passed, offline.limits)}.`
    },
    fix: () =>
      'See that the enabler is connected, so that it uploads what it holds. Sales wait for the authority until then.',
  },
  {
    id: 'not-uploaded',
    severity: 'warning',
    find: ({ offline, circuit }, now) =>
      offline &&
      offline.since !== null &&
      circuit?.state === 'closed' &&
      now - offline.since > PATIENCE.uploadMs &&
      `${count(offline.documents)} with the enabler that the authority does not have, the first since ${new Date(offline.since).toISOString()}.`,
    fix: ({ device }) =>
      `See that the enabler runs and is connected. GET /v1/documents?device=${device}&status=fiscalised shows them with "uploaded": false; one that differs says so under "problem".`,
  },
  {
    id: 'key-expiring',
    severity: 'warning',
    find: ({ keyExpiresAt }, now) =>
      keyExpiresAt !== undefined &&
      !isOver(keyExpiresAt, now) &&
      keyExpiresAt.getTime() - now < PATIENCE.keyMs &&
      `The certificate of the device's key ends at ${keyExpiresAt.toISOString()}.`,
    fix: newKey,
  },
  {
    id: 'key-expired',
    severity: 'critical',
    find: ({ keyExpiresAt }, now) =>
      keyExpiresAt !== undefined &&
      isOver(keyExpiresAt, now) &&
      `The certificate of the device's key ended at ${keyExpiresAt.toISOString()}.`,
    fix: newKey,
  },
]

/** What is wrong with a device. @param now milliseconds. */
export function warningsOf(watched: Watched, now: number): Warning[] {
  return CONDITIONS.flatMap(({ id, severity, find, fix }) => {
    const message = find(watched, now)
    return message ? [{ id, severity, message, fix: fix(watched) }] : []
  })
}

function whatHolds({ paused, device, circuit, lane }: Watched): string {
  if (paused) return `The device is paused: POST /v1/devices/${device}/resume.`
  if (lane.blocked) return `See "lane.blocked" of GET /v1/devices/${device}: it says what ends it.`
  if (circuit?.since != null) return 'The authority does not answer. The gateway tries by itself.'
  return `See "lane.lastFailure" of GET /v1/devices/${device}.`
}

function newKey(): string {
  return "Make a new key, register its certificate on the authority's portal, and give it to the device."
}

/** A unit that nobody sells with is not asked, so that its silence says nothing. */
function isWaiting({ queued, inDoubt }: Watched['lane']): boolean {
  return queued + inDoubt > 0
}

function isOver(time: Date, now: number): boolean {
  return time.getTime() <= now
}

function lasts(since: string | null, now: number, patienceMs: number): boolean {
  return since !== null && now - Date.parse(since) > patienceMs
}

function movements(count: number): string {
  return count === 1 ? '1 movement of stock is' : `${count} movements of stock are`
}

function decisions(count: number): string {
  return count === 1 ? '1 decision about a purchase is' : `${count} decisions about purchases are`
}

function importDecisions(count: number): string {
  return count === 1 ? '1 decision about an import is' : `${count} decisions about imports are`
}

function count(documents: number): string {
  return documents === 1 ? '1 document is' : `${documents} documents are`
}
