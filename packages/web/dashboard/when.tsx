import { tellMoment, tellSince, tellTimesIn } from '../parts/time.js'
import type { Device } from './api/types.js'
import { useApi } from './api/use-api.js'
import { useNow } from './use-now.js'
import { COUNTRIES } from './words.js'

interface WhenProps {
  readonly at: string
  /** Whose time it is told in. */
  readonly device?: string | undefined
  /** How long ago, with the time behind it. */
  readonly since?: boolean
}

/** A time, as it is where the device stands. */
export function When({ at, device, since }: WhenProps) {
  const zone = useZone(device)
  const now = useNow()
  const moment = tellMoment(at, zone)
  return (
    <time
      datetime={at}
      title={`${moment} in ${zone.replace(/.*\//, '')}`}
      class="whitespace-nowrap tabular-nums"
    >
      {since ? tellSince(at, now) : moment}
    </time>
  )
}

interface SaidProps {
  readonly text: string
  readonly device: string
}

/** What the gateway says of a device or a document of it: its times are told as they are there. */
export function Said({ text, device }: SaidProps) {
  return tellTimesIn(text, useZone(device))
}

/** The devices there are. */
export function useDevices(): readonly Device[] {
  return useApi<{ devices: readonly Device[] }>('/v1/devices').data?.devices ?? []
}

function useZone(device: string | undefined): string {
  const authority = useDevices().find(({ id }) => id === device)?.authority
  return COUNTRIES[authority ?? 'etims'].zone
}
