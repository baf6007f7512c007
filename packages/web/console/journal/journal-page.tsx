import { useSearchParams } from 'wouter-preact'
import { Empty, Failure } from '../../parts/page.js'
import { FirstSteps } from '../first-steps.js'
import { ExchangeDetails } from './exchange-details.js'
import { ExchangeList } from './exchange-list.js'
import { Filters, isWanted, readFilters } from './filters.js'
import { useJournal } from './use-journal.js'

/** What arrived and what was answered: the list, and one of them. */
export function JournalPage() {
  const [params] = useSearchParams()
  const { data, error } = useJournal()
  if (error)
    return (
      <div class="p-4">
        <Failure error={error} />
      </div>
    )
  if (!data) return <p class="p-4 text-soft">Loading.</p>
  const { exchanges } = data
  if (exchanges.length === 0) return <FirstSteps />
  const filters = readFilters(params)
  const wanted = exchanges.filter((exchange) => isWanted(exchange, filters))
  const chosen = exchanges.find(({ id }) => String(id) === params.get('exchange'))
  return (
    <div class="grid min-h-0 flex-1 lg:grid-cols-[minmax(22rem,28rem)_1fr]">
      <section
        aria-label="Exchanges"
        class={`min-w-0 border-line lg:border-r ${chosen ? 'hidden lg:block' : ''}`}
      >
        <div class="flex flex-col lg:sticky lg:top-11 lg:h-[calc(100dvh-2.8rem)]">
          <Filters filters={filters} exchanges={exchanges} shown={wanted.length} />
          <ExchangeList exchanges={wanted} chosen={chosen?.id} />
        </div>
      </section>
      <section aria-label="Exchange" class={`min-w-0 ${chosen ? '' : 'hidden lg:block'}`}>
        {chosen ? (
          <ExchangeDetails key={chosen.id} exchange={chosen} />
        ) : (
          <div class="p-6">
            <Empty title="Choose a call to read it">
              The request and the answer are shown decrypted. With the list in focus, the arrow keys walk
              through it.
            </Empty>
          </div>
        )}
      </section>
    </div>
  )
}
