import { useState } from 'preact/hooks'
import { Button } from '../parts/button.js'
import { Switch, TextInput } from '../parts/fields.js'
import { Failure, Page, Panel } from '../parts/page.js'
import { tellMoment } from '../parts/time.js'
import { useOrders, useRoute } from './api.js'

const MINUTE = 60_000
const HOUR = 60 * MINUTE
const DAY = 24 * HOUR

const STEPS: readonly (readonly [words: string, milliseconds: number])[] = [
  ['1 minute', MINUTE],
  ['10 minutes', 10 * MINUTE],
  ['1 hour', HOUR],
  ['1 day', DAY],
  ['1 week', 7 * DAY],
  ['31 days', 31 * DAY],
  ['1 day back', -DAY],
]

/** As the field writes it. */
const minuteOf = (instant: string) => tellMoment(instant).slice(0, 16).replace(' ', 'T')

/** The authorities' time, which can be moved: keys end after 24 hours, and the law has deadlines. */
export function ClockPage() {
  const { data: clock } = useRoute('clock')
  const { mutate, error } = useOrders()
  const [wished, setWished] = useState<string>()
  const order = (body: object) => mutate([{ route: 'clock', body }])
  if (!clock) return null
  return (
    <Page
      title="Clock"
      about="What time it is at both authorities. Move it to see keys expire, deadlines pass and rates change."
    >
      <Panel title="Now">
        <p class="text-3xl font-semibold tabular-nums">
          <time datetime={clock.now}>{tellMoment(clock.now)}</time>
        </p>
        <p class="text-soft">In Kampala and Nairobi.</p>
        <p class="mt-3 flex items-center gap-2">
          <Switch label="The clock runs" isOn={!clock.frozen} onTurn={(runs) => order({ freeze: !runs })} />
          {clock.frozen ? 'It stands still.' : 'It runs.'}
        </p>
        <Failure error={error} />
      </Panel>
      <Panel title="Move it on">
        <div class="flex flex-wrap gap-2">
          {STEPS.map(([words, advance]) => (
            <Button key={words} onClick={() => order({ advance })}>
              {words}
            </Button>
          ))}
        </div>
      </Panel>
      <Panel title="Set it">
        <form
          class="flex flex-wrap items-end gap-2"
          onSubmit={(event) => {
            event.preventDefault()
            order({ set: `${wished ?? minuteOf(clock.now)}:00+03:00` })
          }}
        >
          <TextInput
            label="Day and time in East Africa"
            type="datetime-local"
            value={wished ?? minuteOf(clock.now)}
            onInput={(event) => setWished(event.currentTarget.value)}
            required
          />
          <Button type="submit" look="strong">
            Set
          </Button>
        </form>
      </Panel>
    </Page>
  )
}
