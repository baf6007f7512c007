import { useState } from 'preact/hooks'
import { Badge, type Tone } from '../parts/badge.js'
import { Choice, TextInput } from '../parts/fields.js'
import { Failure, Page } from '../parts/page.js'
import { type Column, Table } from '../parts/table.js'
import { useFixedRoute } from './api.js'
import { ANY_COUNTRY } from './countries.js'
import type { Coverage } from './types.js'

const DEPTHS: Readonly<Record<Coverage['coverage'], readonly [Tone, string]>> = {
  rules: ['good', 'Rules and state'],
  state: ['accent', 'State'],
  none: ['warn', 'Not covered'],
}

/** Every operation, and how far it is simulated. */
export function CoveragePage() {
  const { data, error } = useFixedRoute('coverage')
  const [text, setText] = useState('')
  const [authority, setAuthority] = useState('')
  const wanted = (data?.operations ?? []).filter(
    (one) =>
      (authority === '' || one.authority === authority) &&
      `${one.code} ${one.method} ${one.codes.join(' ')}`.toLowerCase().includes(text.trim().toLowerCase()),
  )
  return (
    <Page
      title="Coverage"
      about="Every operation of both authorities, how far it is simulated, and the codes that it can be answered with."
    >
      <Failure error={error} />
      <div class="mb-3 flex flex-wrap items-end gap-3">
        <div class="w-full max-w-sm">
          <TextInput
            label="Search operations and codes"
            type="search"
            value={text}
            onInput={(event) => setText(event.currentTarget.value)}
          />
        </div>
        <Choice aria-label="Country" value={authority} options={ANY_COUNTRY} onChoose={setAuthority} />
        <p role="status" class="ml-auto text-soft tabular-nums">
          {wanted.length} operations
        </p>
      </div>
      <Table
        caption="Operations"
        columns={COLUMNS}
        rows={wanted}
        keyOf={({ authority, method }) => `${authority} ${method}`}
      />
    </Page>
  )
}

const COLUMNS: readonly Column<Coverage>[] = [
  { title: 'Operation', cell: ({ method }) => <span class="font-medium">{method}</span> },
  { title: 'Code or path', cell: ({ code }) => <span class="font-mono text-xs/5">{code}</span> },
  {
    title: 'Simulated',
    cell: ({ coverage }) => <Badge tone={DEPTHS[coverage][0]}>{DEPTHS[coverage][1]}</Badge>,
  },
  {
    title: 'Codes',
    cell: ({ codes }) => (
      <div class="min-w-56">
        <Codes codes={codes} />
      </div>
    ),
  },
]

/** Some operations have two hundred. */
const SHOWN = 12

function Codes({ codes }: { readonly codes: readonly string[] }) {
  if (codes.length <= SHOWN) return <span class="text-soft">{codes.join(' ')}</span>
  return (
    <details class="text-soft">
      <summary class="cursor-pointer">
        {codes.slice(0, SHOWN).join(' ')} and {codes.length - SHOWN} more
      </summary>
      {codes.slice(SHOWN).join(' ')}
    </details>
  )
}
