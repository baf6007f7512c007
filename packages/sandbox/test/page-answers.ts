import type { tellTime } from '#src/control/clock.js'
import type { listCoverage } from '#src/control/coverage.js'
import type { listApplications } from '#src/control/credit-applications.js'
import type { listDevices } from '#src/control/devices.js'
import type { listDoors } from '#src/control/doors.js'
import type { LedgerPage } from '#src/control/ledger-page.js'
import type { listLinks } from '#src/control/links.js'
import type { ReportList } from '#src/control/reports.js'
import type { SnapshotList } from '#src/control/snapshots.js'
import type { listSwitches } from '#src/control/switches.js'
import type { Taxpayers } from '#src/control/taxpayers.js'
import type { ArmedFault } from '#src/faults.js'
import type { JournalPage } from '#src/journal.js'
import type { Verdict } from '#src/verify/verify.js'
import type * as journal from '../../web/console/journal/types.js'
import type * as page from '../../web/console/types.js'
import type * as verify from '../../web/console/verify/types.js'

/*
 * The page cannot import what the sandbox answers, so it says it again, as far as it reads it. Nothing runs here: with the
 * types of the tests it is compiled that every answer is what the page takes it for.
 */

type Is<Taken, Told extends Taken> = Told

/** An answer as JSON carries it. */
type Sent<Value> = Value extends Date
  ? string
  : Value extends object
    ? { [Name in keyof Value]: Sent<Value[Name]> }
    : Value

export type Routes = Is<
  page.Routes,
  Sent<{
    clock: ReturnType<typeof tellTime>
    'credit-applications': ReturnType<typeof listApplications>
    coverage: ReturnType<typeof listCoverage>
    devices: ReturnType<typeof listDevices>
    doors: ReturnType<typeof listDoors>
    faults: { faults: readonly ArmedFault[] }
    links: ReturnType<typeof listLinks>
    reports: ReportList
    snapshots: SnapshotList
    switches: ReturnType<typeof listSwitches>
    taxpayers: Taxpayers
  }>
>

export type Journal = Is<journal.JournalPage, JournalPage>
export type Ledger = Is<{ documents: readonly page.LedgerEntry[]; next: string }, LedgerPage>
export type Verified = Is<verify.Verdict, Verdict>
