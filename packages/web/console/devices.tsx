import { Badge } from '../parts/badge.js'
import { Empty, Failure, Page } from '../parts/page.js'
import { type Column, Table } from '../parts/table.js'
import { tellMoment } from '../parts/time.js'
import { useRoute } from './api.js'
import { LinkPanel } from './links.js'
import type { Devices, Reports } from './types.js'

/** The devices of both countries, the ways to them, and the messages that the authority would have sent. */
export function DevicesPage() {
  const { data, error } = useRoute('devices')
  const { data: reports } = useRoute('reports')
  return (
    <Page title="Devices" about="Every device that may call, and how much it has issued.">
      <Failure error={error} />
      <LinkPanel />
      <h2 class="mb-2 font-semibold">Uganda</h2>
      <Table
        caption="Devices in Uganda"
        columns={UGANDA}
        rows={data?.efris ?? []}
        keyOf={({ deviceNo }) => deviceNo}
      />
      <h2 class="mt-6 mb-2 font-semibold">Kenya</h2>
      <Table
        caption="Units in Kenya"
        columns={KENYA}
        rows={data?.etims ?? []}
        keyOf={({ dvcSrlNo }) => dvcSrlNo}
      />
      <h2 class="mt-6 mb-2 font-semibold">Messages</h2>
      {reports?.messages.length ? (
        <Table
          caption="Messages"
          columns={MESSAGES}
          rows={reports.messages.toReversed()}
          keyOf={({ to, sentAt, text }) => `${to} ${sentAt} ${text}`}
        />
      ) : (
        <Empty title="No messages">
          Mails and text messages that the authority would send, one-time passwords for one, appear here.
        </Empty>
      )}
    </Page>
  )
}

const UGANDA: readonly Column<Devices['efris'][number]>[] = [
  { title: 'Device', cell: ({ deviceNo }) => <span class="font-mono text-xs/5">{deviceNo}</span> },
  { title: 'TIN', cell: ({ tin }) => tin },
  { title: 'Kind', cell: ({ kind }) => (kind === 'enabler' ? 'offline enabler' : 'online') },
  { title: 'Branch', cell: ({ branch }) => branch },
  { title: 'Documents', align: 'right', cell: ({ documents }) => documents },
]

const KENYA: readonly Column<Devices['etims'][number]>[] = [
  { title: 'Serial number', cell: ({ dvcSrlNo }) => <span class="font-mono text-xs/5">{dvcSrlNo}</span> },
  { title: 'PIN', cell: ({ tin }) => tin },
  { title: 'Branch', cell: ({ bhfId }) => bhfId },
  { title: 'Control unit', cell: ({ sdcId }) => <span class="font-mono text-xs/5">{sdcId}</span> },
  {
    title: 'State',
    cell: ({ initialised }) =>
      initialised ? <Badge tone="good">initialised</Badge> : <Badge tone="soft">not initialised</Badge>,
  },
  { title: 'Last invcNo', align: 'right', cell: ({ lastInvcNo }) => lastInvcNo },
  { title: 'Documents', align: 'right', cell: ({ documents }) => documents },
]

const MESSAGES: readonly Column<Reports['messages'][number]>[] = [
  { title: 'Sent', cell: ({ sentAt }) => <span class="whitespace-nowrap">{tellMoment(sentAt)}</span> },
  { title: 'To', cell: ({ to }) => to },
  { title: 'Text', cell: ({ text }) => text },
]
