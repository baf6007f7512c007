import { Choice, Switch, TextInput } from '../parts/fields.js'
import { SWITCHES } from './switches.js'
import type { SettingValue } from './types.js'

interface SettingProps {
  readonly name: string
  readonly value: SettingValue
  readonly onSet: (value: SettingValue) => void
}

/** What a switch is set to: on or off, one of some, several of some, a number, a text. */
export function Setting({ name, value, onSet }: SettingProps) {
  const options = SWITCHES[name]?.options
  if (typeof value === 'boolean') return <Switch label={name} isOn={value} onTurn={onSet} />
  if (typeof value === 'object' && value !== null)
    return <Several name={name} chosen={value} options={options ?? {}} onSet={onSet} />
  if (options) return <Choice aria-label={name} value={value ?? ''} options={options} onChoose={onSet} />
  const isText = typeof value === 'string'
  return (
    <TextInput
      aria-label={name}
      type={isText ? 'text' : 'number'}
      value={value ?? ''}
      onChange={({ currentTarget: { value: written } }) =>
        onSet(isText ? written : written === '' ? null : Number(written))
      }
    />
  )
}

interface SeveralProps {
  readonly name: string
  readonly chosen: readonly string[]
  readonly options: Readonly<Record<string, string>>
  readonly onSet: (value: readonly string[]) => void
}

function Several({ name, chosen, options, onSet }: SeveralProps) {
  const turn = (option: string, isOn: boolean) =>
    onSet(isOn ? [...chosen, option] : chosen.filter((each) => each !== option))
  return (
    <fieldset aria-label={name} class="grid gap-1">
      {Object.entries(options).map(([option, words]) => (
        <label key={option} class="flex items-center gap-2">
          <input
            type="checkbox"
            class="size-4 accent-accent"
            checked={chosen.includes(option)}
            onChange={(event) => turn(option, event.currentTarget.checked)}
          />
          {words}
        </label>
      ))}
    </fieldset>
  )
}
