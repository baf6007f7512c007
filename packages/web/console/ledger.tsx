import { useState } from 'preact/hooks'
import { tellAmount } from '../parts/amount.js'
import { Badge } from '../parts/badge.js'
import { Button } from '../parts/button.js'
import { tellCount } from '../parts/count.js'
import { TextInput } from '../parts/fields.js'
import { Empty, Failure, Page } from '../parts/page.js'
import { type Column, Table } from '../parts/table.js'
import { tellMoment } from '../parts/time.js'
import { ApplicationsPanel } from './applications.js'
import type { LedgerEntry } from './types.js'
import { useLedger } from './use-ledger.js'

/** So many rows at first, and so many more at each wish. */
const STEP = 100

/** What the authorities hold. */
export function LedgerPage() {
  const { data, error } = useLedger()
  const [text, setText] = useState('')
  const [most, setMost] = useState(STEP)
  const wanted = (data?.documents ?? [])
    .filter((entry) => Object.values(entry).join(' ').toLowerCase().includes(text.trim().toLowerCase()))
    .toSorted((one, other) => other.issuedAt.localeCompare(one.issuedAt))
  return (
    <Page
      title="Ledger"
      about="The fiscal documents that the authorities hold, newest first."
      tools={
        <a href="/verify" class="py-1 text-accent underline">
          Verify a receipt
        </a>
      }
    >
      <Failure error={error} />
      <ApplicationsPanel />
      {data?.documents.length === 0 && (
        <Empty title="The authorities hold no documents">
          Send a sale with <code>T109</code> or <code>saveTrnsSalesOsdc</code>, or sell through the gateway.
        </Empty>
      )}
      {data && data.documents.length > 0 && (
        <>
          <div class="mb-3 flex flex-wrap items-end justify-between gap-3">
            <div class="w-full max-w-sm">
              <TextInput
                label="Search numbers, references, taxpayers"
                type="search"
                value={text}
                onInput={(event) => setText(event.currentTarget.value)}
              />
            </div>
            <p role="status" class="text-soft tabular-nums">
              {tellCount(wanted.length, 'document')}
            </p>
          </div>
          <Table caption="Documents" columns={COLUMNS} rows={wanted.slice(0, most)} keyOf={keyOf} />
          {wanted.length > most && (
            <p class="mt-3 text-center">
              <Button onClick={() => setMost(most + STEP)}>Show more</Button>
            </p>
          )}
        </>
      )}
    </Page>
  )
}

const keyOf = ({ country, number }: LedgerEntry) => `${country} ${number}`

const COLUMNS: readonly Column<LedgerEntry>[] = [
  { title: 'Issued', cell: ({ issuedAt }) => <span class="whitespace-nowrap">{tellMoment(issuedAt)}</span> },
  { title: 'Number', cell: (entry) => <NumberLink entry={entry} /> },
  { title: 'Type', cell: ({ type }) => <span class="whitespace-nowrap">{type.replace('_', ' ')}</span> },
  { title: 'Seller', cell: ({ taxId }) => taxId },
  { title: 'Device', cell: ({ device }) => <span class="whitespace-nowrap">{device}</span> },
  { title: 'Reference', cell: ({ reference }) => <span class="font-mono text-xs/5">{reference}</span> },
  { title: 'Tax', align: 'right', cell: ({ tax }) => tellAmount(tax) },
  { title: 'Total', align: 'right', cell: ({ currency, total }) => `${currency} ${tellAmount(total)}` },
  {
    title: 'Status',
    cell: ({ status }) => <Badge tone={status === 'valid' ? 'good' : 'bad'}>{status}</Badge>,
  },
]

/** To the page that a buyer sees; on the address that this page is at, which a public one need not be. */
function NumberLink({ entry: { number, verifyUrl } }: { readonly entry: LedgerEntry }) {
  const { pathname, search, hash } = new URL(verifyUrl)
  return (
    <a
      href={pathname + search + hash}
      class="whitespace-nowrap text-accent underline"
      title="As a buyer sees it"
    >
      {number}
    </a>
  )
}
