import { useState } from 'preact/hooks'
import { Button } from '../parts/button.js'
import { Choice, Field, Switch, TextInput } from '../parts/fields.js'
import { Failure, Page } from '../parts/page.js'
import { type Order, useFixedRoute, useOrders, useRoute } from './api.js'
import { FAULT_KINDS } from './fault-kinds.js'
import type { FaultRule } from './types.js'

/** How often a fault strikes: `every`, `next:<calls>` or `share:<probability>`. */
const OFTEN = {
  every: 'Every call',
  'next:1': 'The next call',
  'next:3': 'The next 3 calls',
  'next:10': 'The next 10 calls',
  'share:0.5': 'Half of all calls',
  'share:0.1': 'One call in ten',
  'share:0.01': 'One call in a hundred',
}

/** What can go wrong, as switches. */
export function FaultsPage() {
  const { data } = useRoute('faults')
  const { mutate, error, isPending } = useOrders()
  const armed = data?.faults ?? []
  const turnOff = (gone: FaultRule) => mutate(without(gone, armed))
  return (
    <Page
      title="Faults"
      about="What goes wrong between a client and an authority. Each switch arms one fault; a single call can ask for it with the header x-risiti-scenario."
      tools={
        <Button
          look="danger"
          disabled={armed.length === 0}
          onClick={() => mutate([{ method: 'DELETE', route: 'faults' }])}
        >
          Clear all
        </Button>
      }
    >
      <Failure error={error} />
      <Operations />
      <ul class="divide-y divide-line rounded-lg border border-line bg-raised">
        {Object.entries(FAULT_KINDS).map(([kind, words]) => (
          <Kind
            key={kind}
            kind={kind}
            words={words}
            armed={armed.filter(({ fault }) => fault === kind)}
            isBusy={isPending}
            onArm={(rule) => mutate([{ route: 'faults', body: rule }])}
            onDisarm={turnOff}
          />
        ))}
      </ul>
    </Page>
  )
}

/** Faults are cleared all at once: the others are armed again. */
function without(gone: FaultRule, armed: readonly FaultRule[]): readonly Order[] {
  const rest = armed.filter((rule) => rule !== gone)
  return [{ method: 'DELETE', route: 'faults' }, ...rest.map((body) => ({ route: 'faults', body }))]
}

interface KindProps {
  readonly kind: string
  readonly words: string
  readonly armed: readonly FaultRule[]
  readonly isBusy: boolean
  readonly onArm: (rule: FaultRule) => void
  readonly onDisarm: (rule: FaultRule) => void
}

function Kind({ kind, words, armed, isBusy, onArm, onDisarm }: KindProps) {
  const [operation, setOperation] = useState('')
  const [often, setOften] = useState('every')
  const [delay, setDelay] = useState('1000')
  const arm = () => {
    const delayMs = kind === 'delay' ? { delayMs: Number(delay) } : {}
    onArm({ operation: operation.trim() || '*', fault: kind, ...frequencyOf(often), ...delayMs })
  }
  const [first, ...more] = armed
  return (
    <li class="grid gap-x-4 gap-y-2 p-3 sm:grid-cols-[auto_minmax(0,1fr)]">
      <div class="flex items-center gap-3 sm:items-start sm:pt-0.5">
        <Switch
          label={kind}
          isOn={first !== undefined}
          disabled={isBusy}
          onTurn={(isOn) => (isOn ? arm() : first && onDisarm(first))}
        />
        <h2 class="font-mono font-semibold sm:hidden">{kind}</h2>
      </div>
      <div class="min-w-0 justify-between gap-4 lg:flex">
        <div>
          <h2 class="hidden font-mono font-semibold sm:block">{kind}</h2>
          <p class="text-soft">{words}</p>
        </div>
        {first ? (
          <ul class="mt-1 text-warn lg:mt-0 lg:text-right">
            {[first, ...more].map((rule) => (
              <li key={JSON.stringify(rule)}>{tellRule(rule)}</li>
            ))}
          </ul>
        ) : (
          <div class="mt-2 grid shrink-0 grid-cols-2 gap-2 sm:flex lg:mt-0">
            <Field label="Operation">
              <TextInput
                list="operations"
                value={operation}
                placeholder="every one"
                onInput={(event) => setOperation(event.currentTarget.value)}
              />
            </Field>
            <Field label="How often">
              <Choice value={often} options={OFTEN} onChoose={setOften} />
            </Field>
            {kind === 'delay' && (
              <Field label="Milliseconds">
                <TextInput
                  type="number"
                  min="0"
                  max="600000"
                  value={delay}
                  onInput={(event) => setDelay(event.currentTarget.value)}
                />
              </Field>
            )}
          </div>
        )}
      </div>
    </li>
  )
}

function frequencyOf(often: string): Pick<FaultRule, 'count' | 'probability'> {
  const [kind, number] = often.split(':')
  return kind === 'next' ? { count: Number(number) } : { probability: kind === 'share' ? Number(number) : 1 }
}

function tellRule({ operation, count, probability, delayMs }: FaultRule): string {
  const which = operation === '*' ? 'every operation' : operation
  const often =
    count !== undefined
      ? `the next ${count === 1 ? 'call' : `${count} calls`} of`
      : probability === 1
        ? 'every call of'
        : `${Number(probability) * 100} % of the calls of`
  return `Armed: ${often} ${which}${delayMs === undefined ? '' : `, by ${delayMs} ms`}.`
}

/** What can be typed as an operation: every method and code. */
function Operations() {
  const { data } = useFixedRoute('coverage')
  return (
    <datalist id="operations">
      {data?.operations.map(({ authority, code, method }) => (
        <option key={`${authority} ${method}`} value={method}>
          {code}
        </option>
      ))}
    </datalist>
  )
}
