import { Link } from 'wouter-preact'
import { tellMoney } from '../../parts/amount.js'
import { tellCount } from '../../parts/count.js'
import { addDecimals } from '../../parts/decimal.js'
import type { Authority, Overview, Takings } from '../api/types.js'
import { COUNTRIES } from '../words.js'

interface TodayCardProps {
  readonly authority: Authority
  readonly overview: Overview
}

/** What became fiscal in a country today, and on each of its devices. */
export function TodayCard({ authority, overview }: TodayCardProps) {
  const { name, code } = COUNTRIES[authority]
  const taken = overview.today.filter((takings) => takings.authority === authority)
  const devices = overview.devices.filter((device) => device.authority === authority)
  const currencies = [...new Set(taken.map(({ currency }) => currency))]
  return (
    <section
      aria-label={`${name} today`}
      class="flex flex-col rounded-xl border border-line bg-raised shadow-xs"
    >
      <div class="px-4 pt-3.5 pb-3">
        <h2 class="flex items-center gap-2 text-sm font-medium text-soft">
          <span class="rounded bg-panel px-1.5 py-0.5 text-[11px] font-semibold tracking-wide text-ink">
            {code}
          </span>
          {name} today
        </h2>
        {currencies.length === 0 && (
          <p class="mt-2 text-2xl font-semibold tracking-tight text-soft">No sales yet</p>
        )}
        {currencies.map((currency) => (
          <Sum key={currency} taken={taken.filter((takings) => takings.currency === currency)} />
        ))}
      </div>
      <ul class="mt-auto border-t border-line px-4 py-2 text-sm">
        {devices.map(({ id }) => (
          <li key={id} class="flex items-baseline justify-between gap-3 py-1">
            <Link
              href={`/devices/${encodeURIComponent(id)}`}
              class="min-w-0 truncate hover:text-accent hover:underline"
            >
              {id}
            </Link>
            <span class="shrink-0 text-soft tabular-nums">
              {tellDevice(taken.filter(({ device }) => device === id))}
            </span>
          </li>
        ))}
      </ul>
    </section>
  )
}

function Sum({ taken }: { readonly taken: readonly Takings[] }) {
  const currency = taken[0]!.currency
  const [sales, notes] = [count(taken, 'documents'), count(taken, 'notes')]
  return (
    <div class="mt-2">
      <p class="text-3xl font-semibold tracking-tight tabular-nums">
        {tellMoney(currency, addDecimals(taken.map(({ gross }) => gross)))}
      </p>
      <p class="text-soft tabular-nums">
        {tellCount(sales, 'sale')}
        {notes > 0 && `, ${tellCount(notes, 'note')}`} · tax{' '}
        {tellMoney(currency, addDecimals(taken.map(({ tax }) => tax)))}
      </p>
    </div>
  )
}

function tellDevice(taken: readonly Takings[]): string {
  if (taken.length === 0) return 'nothing yet'
  return taken
    .map(
      ({ documents, currency, gross }) => `${documents.toLocaleString('en')} · ${tellMoney(currency, gross)}`,
    )
    .join(', ')
}

function count(taken: readonly Takings[], what: 'documents' | 'notes'): number {
  return taken.reduce((sum, takings) => sum + takings[what], 0)
}
