import type { Log } from '../logging/log.js'
import { LANES } from '../store/lane-key.js'
import { listDevices } from '../store/statements/devices.js'
import { unsettledInLane } from '../store/statements/lane-standing.js'
import { BACKUP_SETTING, settingsNamed } from '../store/statements/settings.js'
import type { Store } from '../store/store.js'
import type { GatewayTransactions } from '../transactions.js'

/** How many documents of a lane are named one by one. */
const NAMED = 1000

const LOOKED_UP = 'a document is looked up at the authority before anything else is done with it'
const MEANING = {
  sending: LOOKED_UP,
  in_doubt: LOOKED_UP,
  awaiting_approval: LOOKED_UP,
  queued:
    'a document may have been sent after the backup: it goes with the reference or number that it had, which the authority takes once',
} as const

/** What the authority is asked about, by where it stands. */
const UNSETTLED = {
  start: ['sending'],
  restore: ['sending', 'in_doubt', 'awaiting_approval', 'queued'],
} as const

/**
 * Says, document by document, what is looked up at the authorities before it is sent: what was being sent when the gateway ended and, in a
 * database that was restored from a backup, all that was not settled when that was taken.
 */
export async function tellWhatIsLookedUp(store: Store<GatewayTransactions>, log: Log): Promise<void> {
  const [backup] = await settingsNamed(store.read, BACKUP_SETTING)
  const statuses = UNSETTLED[backup ? 'restore' : 'start']
  if (backup)
    log(
      'warn',
      'this database is a backup: what was sold after it has to be sent again, with the same keys',
      {
        taken: String(backup.value),
      },
    )
  for (const { account, id } of await listDevices(store.read))
    for (const lane of LANES)
      for (const status of statuses) {
        const key = { account: String(account), device: String(id), lane }
        for (const row of await unsettledInLane(store.read, key, status, NAMED))
          log('warn', MEANING[status], { ...key, document: row.id, number: row.number, status })
      }
  if (backup) await store.write('forgetBackup', undefined)
}
