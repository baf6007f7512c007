import { useSearchParams } from 'wouter-preact'
import { tellCount } from '../../parts/count.js'
import { Choice, TextInput } from '../../parts/fields.js'
import { ANY_COUNTRY } from '../countries.js'
import type { Exchange } from './types.js'

/** What is to be shown; an empty text wants everything. */
interface FilterValues {
  readonly text: string
  readonly authority: string
  readonly outcome: string
  readonly device: string
}

const OUTCOMES = {
  '': 'Any outcome',
  accepted: 'Accepted',
  refused: 'Refused',
  failed: 'Not processed',
  fault: 'Hit by a fault',
}

/** The filters stand in the address, so that a view can be kept and sent to others. */
export function readFilters(params: URLSearchParams): FilterValues {
  const value = (name: string) => params.get(name) ?? ''
  return {
    text: value('q'),
    authority: value('authority'),
    outcome: value('outcome'),
    device: value('device'),
  }
}

/** Whether an exchange passes. */
export function isWanted(exchange: Exchange, { text, authority, outcome, device }: FilterValues): boolean {
  const isOutcome = outcome === 'fault' ? exchange.fault !== null : exchange.outcome === outcome
  return (
    (authority === '' || exchange.authority === authority) &&
    (outcome === '' || isOutcome) &&
    (device === '' || exchange.device === device) &&
    (text === '' || textOf(exchange).includes(text.toLowerCase()))
  )
}

const texts = new WeakMap<Exchange, string>()

/** What a search looks at. An exchange never changes, so neither does its text. */
function textOf(exchange: Exchange): string {
  const known = texts.get(exchange)
  if (known !== undefined) return known
  const { operation, names, code, message, device, rule, request, response } = exchange
  const text = JSON.stringify([
    operation,
    names,
    code,
    message,
    device,
    rule,
    request,
    response,
  ]).toLowerCase()
  texts.set(exchange, text)
  return text
}

interface FiltersProps {
  readonly filters: FilterValues
  readonly exchanges: readonly Exchange[]
  readonly shown: number
}

export function Filters({ filters, exchanges, shown }: FiltersProps) {
  const [, setParams] = useSearchParams()
  const set = (name: string) => (value: string) =>
    setParams(
      (params) => {
        params.delete(name)
        if (value !== '') params.set(name, value)
        return params
      },
      { replace: true },
    )
  const devices = [
    ...new Set(exchanges.map(({ device }) => device).filter((device) => device !== null)),
  ].sort()
  return (
    <search class="grid grid-cols-2 gap-2 border-b border-line bg-panel p-3">
      <div class="col-span-2">
        <TextInput
          label="Search in operations, codes, requests and answers"
          type="search"
          value={filters.text}
          onInput={(event) => set('q')(event.currentTarget.value)}
          placeholder="T109, 2253, INV-1001"
        />
      </div>
      <Choice
        aria-label="Country"
        value={filters.authority}
        options={ANY_COUNTRY}
        onChoose={set('authority')}
      />
      <Choice aria-label="Outcome" value={filters.outcome} options={OUTCOMES} onChoose={set('outcome')} />
      <Choice
        aria-label="Device"
        value={filters.device}
        options={{ '': 'Any device', ...Object.fromEntries(devices.map((device) => [device, device])) }}
        onChoose={set('device')}
      />
      <p role="status" class="self-center text-right text-xs text-soft tabular-nums">
        {shown === exchanges.length ? '' : `${shown} of `}
        {tellCount(exchanges.length, 'call')}
      </p>
    </search>
  )
}
