import type { Shown } from '../../documents/shown.js'
import type { Row } from '../../store/store.js'
import type { Warning } from '../../watch/conditions.js'
import type { Watched } from '../../watch/watched.js'
import type { deviceHealthView, deviceView } from './device-schemas.js'

/** A device as the API shows it. */
export function viewDevice(row: Row): Shown<typeof deviceView> {
  return {
    id: String(row.id),
    authority: String(row.authority),
    environment: String(row.environment),
    ...(JSON.parse(String(row.settings)) as { tin: string }),
    spacingMs: Number(row.spacing_ms),
    paused: row.paused === 1,
    initialised: row.registration !== null,
  }
}

/** A device, and how it stands. What is not known or does not apply is null, or absent. */
export function viewDeviceHealth(
  row: Row,
  { lane, stock, purchases, imports, circuit, deadline, keyValidFrom, keyExpiresAt, offline }: Watched,
  warnings: readonly Warning[],
): Shown<typeof deviceHealthView> {
  return {
    ...viewDevice(row),
    addedAt: new Date(Number(row.created_at)).toISOString(),
    lane,
    stockLane: stock,
    purchaseLane: purchases,
    importLane: imports,
    circuit: circuit
      ? {
          destination: circuit.destination,
          state: circuit.state,
          since: timeOf(circuit.since),
          until: timeOf(circuit.until),
        }
      : null,
    ...(deadline ? { deadline } : {}),
    ...(offline ? { enabler: viewEnabler(offline) } : {}),
    ...(keyValidFrom ? { keyValidFrom: keyValidFrom.toISOString() } : {}),
    ...(keyExpiresAt ? { keyExpiresAt: keyExpiresAt.toISOString() } : {}),
    warnings: [...warnings],
  }
}

/** What the enabler holds that the authority is not known to have, and what it may hold. */
function viewEnabler({ documents, worth, since, limits }: NonNullable<Watched['offline']>) {
  return { notUploaded: { documents, worth, since: timeOf(since) }, limits: limits ?? null }
}

function timeOf(milliseconds: number | null): string | null {
  return milliseconds === null ? null : new Date(milliseconds).toISOString()
}
