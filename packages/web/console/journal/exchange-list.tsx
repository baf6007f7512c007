import { Link, useSearchParams } from 'wouter-preact'
import { Badge } from '../../parts/badge.js'
import { Empty } from '../../parts/page.js'
import { tellMoment, tellTime } from '../../parts/time.js'
import { TONES } from './outcome.js'
import type { Exchange } from './types.js'

interface ListProps {
  readonly exchanges: readonly Exchange[]
  readonly chosen: number | undefined
}

/** The exchanges, newest first. The arrow keys walk from one to the next. */
export function ExchangeList({ exchanges, chosen }: ListProps) {
  if (exchanges.length === 0)
    return (
      <div class="p-3">
        <Empty title="No call passes the filters">Widen them to see more.</Empty>
      </div>
    )
  return (
    <ol class="min-h-0 flex-1 overflow-y-auto" onKeyDown={walk}>
      {exchanges.map((exchange) => (
        <Row key={exchange.id} exchange={exchange} isChosen={exchange.id === chosen} />
      ))}
    </ol>
  )
}

function Row({ exchange, isChosen }: { readonly exchange: Exchange; readonly isChosen: boolean }) {
  const [params] = useSearchParams()
  const { id, time, authority, operation, names, device, code, outcome, fault, notes } = exchange
  const search = new URLSearchParams(params)
  search.set('exchange', String(id))
  return (
    <li class="border-b border-line">
      <Link
        href={`/?${search}`}
        aria-current={isChosen ? 'true' : undefined}
        class={`block border-l-3 px-3 py-1.5 -outline-offset-2 ${isChosen ? 'border-accent bg-accent/10' : 'border-transparent hover:bg-panel'}`}
      >
        <span class="flex items-baseline gap-2">
          <Badge tone={TONES[outcome]}>{code ?? 'none'}</Badge>
          <span class="min-w-0 flex-1 truncate font-medium">{operation || '(unreadable)'}</span>
          <time datetime={time} title={tellMoment(time)} class="text-xs text-soft tabular-nums">
            {tellTime(time)}
          </time>
        </span>
        <span class="flex items-baseline gap-2 text-xs text-soft">
          <span>{authority === 'efris' ? 'EFRIS' : 'eTIMS'}</span>
          <span class="font-mono">{names.find((name) => name !== operation)}</span>
          <span class="min-w-0 flex-1 truncate">{device ?? ''}</span>
          {notes.length > 0 && <Badge tone="soft">note</Badge>}
          {fault && <Badge tone="warn">{fault}</Badge>}
        </span>
      </Link>
    </li>
  )
}

function walk(event: KeyboardEvent): void {
  const step = { ArrowDown: 'nextElementSibling', ArrowUp: 'previousElementSibling' }[event.key] as
    | 'nextElementSibling'
    | 'previousElementSibling'
    | undefined
  const next = step && document.activeElement?.closest('li')?.[step]?.querySelector('a')
  if (!next) return
  event.preventDefault()
  next.focus()
  next.click()
}
