import { Link, useSearchParams } from 'wouter-preact'
import { Empty, Failure, Page, Panel } from '../../parts/page.js'
import type { Authority, Overview } from '../api/types.js'
import { useApi } from '../api/use-api.js'
import { COUNTRIES } from '../words.js'
import { Attention } from './attention.js'
import { Authorities } from './authorities.js'
import { OutcomeChart } from './outcome-chart.js'
import { TodayCard } from './today-card.js'

const SPANS = ['7', '30', '90']

/** How business goes: today, the days before, what needs a person, and how the authorities do. */
export function OverviewPage() {
  const [search, setSearch] = useSearchParams()
  const days = SPANS.find((span) => span === search.get('days')) ?? '30'
  const { data, error } = useApi<Overview>(`/v1/overview?days=${days}`)
  const date = data && new Date(`${data.day}T00:00:00Z`)
  const today = date?.toLocaleDateString('en-GB', { dateStyle: 'full', timeZone: 'UTC' })
  return (
    <Page title="Overview" {...(today ? { about: today } : {})}>
      <Failure error={error} />
      {data && data.devices.length === 0 && <NoDevice />}
      {data && data.devices.length > 0 && (
        <>
          <div class="mb-4 grid grid-cols-1 gap-4 md:grid-cols-2 xl:grid-cols-3">
            {countriesOf(data).map((authority) => (
              <TodayCard key={authority} authority={authority} overview={data} />
            ))}
            <Attention devices={data.devices} />
          </div>
          <Panel
            title="What became of documents"
            tools={SPANS.map((span) => (
              <button
                key={span}
                type="button"
                aria-pressed={span === days}
                onClick={() => setSearch({ days: span })}
                class={`cursor-pointer rounded-md px-2 py-1 text-xs ${span === days ? 'bg-accent/12 font-semibold text-accent' : 'text-soft hover:text-ink'}`}
              >
                {span} days
              </button>
            ))}
          >
            <OutcomeChart days={data.days} />
          </Panel>
          <Authorities devices={data.devices} />
        </>
      )}
    </Page>
  )
}

function countriesOf({ devices }: Overview): Authority[] {
  return (Object.keys(COUNTRIES) as Authority[]).filter((one) =>
    devices.some(({ authority }) => authority === one),
  )
}

function NoDevice() {
  return (
    <Empty title="There is no device yet">
      A device is what fiscalises your sales.{' '}
      <Link href="/welcome" class="text-accent underline">
        Set up the first one
      </Link>
    </Empty>
  )
}
