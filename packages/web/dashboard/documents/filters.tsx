import { useEffect, useState } from 'preact/hooks'
import { Choice, TextInput } from '../../parts/fields.js'
import type { Status } from '../api/types.js'
import { Icon } from '../icons.js'
import { useDevices } from '../when.js'
import { STANDINGS, TYPES } from '../words.js'

interface FiltersProps {
  readonly search: URLSearchParams
  readonly onChange: (changes: Readonly<Record<string, string>>) => void
}

/** How long after the last letter a search begins. */
const PAUSE_MS = 250

/** All statuses, the most urgent first. */
const TABS: readonly Status[] = [
  'needs_attention',
  'rejected',
  'in_doubt',
  'queued',
  'sending',
  'awaiting_approval',
  'fiscalised',
  'cancelled',
]

/** What to look for. */
export function Filters({ search, onChange }: FiltersProps) {
  const devices = Object.fromEntries(useDevices().map(({ id }) => [id, id]))
  const value = (name: string) => search.get(name) ?? ''
  return (
    <search class="mb-3 block">
      <div class="-mx-4 mb-3 flex gap-1 overflow-x-auto px-4 lg:mx-0 lg:px-0">
        {(['', ...TABS] as const).map((status) => (
          <Tab key={status} isOn={value('status') === status} onClick={() => onChange({ status })}>
            {status === '' ? 'All' : STANDINGS[status].word}
          </Tab>
        ))}
      </div>
      <div class="grid grid-cols-2 gap-2 lg:grid-cols-[minmax(14rem,1fr)_repeat(4,auto)]">
        <SearchField value={value('q')} onSearch={(q) => onChange({ q })} />
        <Choice
          aria-label="Device"
          value={value('device')}
          options={{ '': 'Any device', ...devices }}
          onChoose={(device) => onChange({ device })}
        />
        <Choice
          aria-label="Form"
          value={value('type')}
          options={{ '': 'Any form', ...TYPES }}
          onChoose={(type) => onChange({ type })}
        />
        {(['from', 'to'] as const).map((name) => (
          <TextInput
            key={name}
            type="date"
            aria-label={name === 'from' ? 'From day' : 'To day'}
            value={value(name)}
            onChange={(event) => onChange({ [name]: event.currentTarget.value })}
          />
        ))}
      </div>
    </search>
  )
}

interface TabProps {
  readonly isOn: boolean
  readonly onClick: () => void
  readonly children: string
}

function Tab({ isOn, onClick, children }: TabProps) {
  return (
    <button
      type="button"
      aria-pressed={isOn}
      onClick={onClick}
      class={`cursor-pointer rounded-full border px-3 py-1 whitespace-nowrap ${isOn ? 'border-accent bg-accent/12 font-semibold text-accent' : 'border-line bg-raised text-soft hover:border-soft hover:text-ink'}`}
    >
      {children}
    </button>
  )
}

/** Searches as one types, after a pause. */
function SearchField({
  value,
  onSearch,
}: {
  readonly value: string
  readonly onSearch: (text: string) => void
}) {
  const [text, setText] = useState(value)
  useEffect(() => setText(value), [value])
  useEffect(() => {
    if (text === value) return
    const timer = setTimeout(() => onSearch(text.trim()), PAUSE_MS)
    return () => clearTimeout(timer)
  }, [text])
  return (
    <div class="relative col-span-2 lg:col-span-1">
      <Icon name="search" class="pointer-events-none absolute top-2 left-2 size-4 text-soft" />
      <input
        type="search"
        aria-label="Search by number, fiscal number or key"
        placeholder="Number, fiscal number, key"
        value={text}
        onInput={(event) => setText(event.currentTarget.value)}
        autocomplete="off"
        spellcheck={false}
        class="min-h-8 w-full rounded-md border border-line bg-raised py-1 pr-2 pl-8 placeholder:text-soft"
      />
    </div>
  )
}
