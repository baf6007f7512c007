import { useState } from 'preact/hooks'
import { Choice, Switch, TextInput } from '../parts/fields.js'
import { FAULT_KINDS } from './fault-kinds.js'
import type { ArmedFault, FaultRule } from './types.js'

/** How often a fault strikes: `next:<calls>` or `share:<probability>`. */
const OFTEN = {
  'share:1': 'Every call',
  'next:1': 'The next call',
  'next:3': 'The next 3 calls',
  'next:10': 'The next 10 calls',
  'share:0.5': 'Half of all calls',
  'share:0.1': 'One call in ten',
  'share:0.01': 'One call in a hundred',
}

interface FaultRowProps {
  readonly kind: string
  readonly armed: readonly ArmedFault[]
  readonly isBusy: boolean
  readonly onArm: (rule: FaultRule) => void
  readonly onDisarm: (rules: readonly ArmedFault[]) => void
}

/** One kind of fault: a switch, and what it is to strike. */
export function FaultRow({ kind, armed, isBusy, onArm, onDisarm }: FaultRowProps) {
  const [wished, setWished] = useState<Wish>({ operation: '', device: '', often: 'share:1' })
  const isArmed = armed.length > 0
  return (
    <li class="grid grid-cols-[auto_minmax(0,1fr)] gap-x-3 p-3 sm:gap-x-4">
      <span class="pt-0.5">
        <Switch
          label={kind}
          isOn={isArmed}
          disabled={isBusy}
          onTurn={(isOn) => (isOn ? onArm(ruleOf(kind, wished)) : onDisarm(armed))}
        />
      </span>
      <div class="min-w-0 justify-between gap-4 lg:flex">
        <div>
          <h2 class="font-mono font-semibold">{kind}</h2>
          <p class="text-soft">{FAULT_KINDS[kind]?.words}</p>
        </div>
        {isArmed ? (
          <ul class="text-warn lg:text-right">
            {armed.map((rule) => (
              <li key={rule.id}>{tellRule(rule)}</li>
            ))}
          </ul>
        ) : (
          <Wishes kind={kind} wished={wished} onWish={(wish) => setWished({ ...wished, ...wish })} />
        )}
      </div>
    </li>
  )
}

interface Wish {
  readonly operation: string
  readonly device: string
  readonly often: string
  readonly extra?: string
}

interface WishesProps {
  readonly kind: string
  readonly wished: Wish
  readonly onWish: (wish: Partial<Wish>) => void
}

function Wishes({ kind, wished, onWish }: WishesProps) {
  const extra = FAULT_KINDS[kind]?.extra
  return (
    <div class="mt-2 grid shrink-0 grid-cols-2 gap-2 lg:mt-0 lg:flex lg:justify-end lg:*:w-36">
      {extra && (
        <TextInput
          label={extra.label}
          inputmode="numeric"
          value={wished.extra ?? extra.value}
          onInput={(event) => onWish({ extra: event.currentTarget.value })}
        />
      )}
      <TextInput
        label="Operation"
        list="operations"
        value={wished.operation}
        placeholder="every one"
        onInput={(event) => onWish({ operation: event.currentTarget.value })}
      />
      <TextInput
        label="Device"
        list="devices"
        value={wished.device}
        placeholder="any"
        onInput={(event) => onWish({ device: event.currentTarget.value })}
      />
      <Choice
        label="How often"
        value={wished.often}
        options={OFTEN}
        onChoose={(often) => onWish({ often })}
      />
    </div>
  )
}

function ruleOf(kind: string, { operation, device, often, extra }: Wish): FaultRule {
  const [frequency, number] = often.split(':')
  const known = FAULT_KINDS[kind]?.extra
  const value = extra ?? known?.value ?? ''
  return {
    operation: operation.trim() || '*',
    fault: kind,
    ...(device.trim() ? { device: device.trim() } : {}),
    ...(frequency === 'next' ? { count: Number(number) } : { probability: Number(number) }),
    ...(known ? { [known.member]: known.isNumber ? Number(value) : value } : {}),
  }
}

function tellRule({
  operation,
  device,
  count,
  probability,
  delayMs,
  skewMs,
  code,
  from,
  to,
}: ArmedFault): string {
  const which = operation === '*' ? 'every operation' : operation
  const often =
    count !== undefined
      ? `the next ${count === 1 ? 'call' : `${count} calls`} of`
      : probability === undefined || probability === 1
        ? 'every call of'
        : `${probability} of the calls of`
  const more = [
    device && `from ${device}`,
    code && `with ${code}`,
    delayMs !== undefined && `by ${delayMs} ms`,
    skewMs !== undefined && `by ${skewMs} ms`,
    from && `from ${from}`,
    to && `until ${to}`,
  ]
  return `Armed: ${[`${often} ${which}`, ...more].filter(Boolean).join(', ')}.`
}
