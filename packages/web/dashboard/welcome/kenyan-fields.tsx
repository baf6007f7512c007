import { useEffect } from 'preact/hooks'
import { Choice, TextInput } from '../../parts/fields.js'
import type { Added } from './use-setup.js'

export interface FieldsProps {
  readonly facts: Added
  readonly onChange: (facts: Added) => void
}

const CHANNELS = { oscu: 'KRA’s own host (OSCU)', gavaconnect: 'GavaConnect' }

const CREDENTIALS = [
  ['consumerKey', 'Consumer key'],
  ['consumerSecret', 'Consumer secret'],
  ['apigeeAppId', 'App id'],
] as const

/** What KRA knows a device by. */
export function KenyanFields({ facts, onChange }: FieldsProps) {
  useEffect(() => onChange({ channel: 'oscu', bhfId: '00' }), [])
  const set = (name: string, value: string) => onChange({ ...facts, [name]: value })
  const field = (name: string, label: string, type = 'text') => (
    <TextInput
      key={name}
      label={label}
      type={type}
      required
      value={facts[name] ?? ''}
      onInput={(event) => set(name, event.currentTarget.value.trim())}
    />
  )
  return (
    <div class="grid grid-cols-1 gap-3 sm:grid-cols-2">
      <Choice
        label="The way in"
        value={facts.channel ?? 'oscu'}
        options={CHANNELS}
        onChoose={(channel) => onChange({ ...withoutCredentials(facts), channel })}
      />
      {field('tin', 'PIN')}
      {field('bhfId', 'Branch')}
      {field('dvcSrlNo', 'Serial number that KRA approved')}
      {facts.channel === 'gavaconnect' && CREDENTIALS.map(([name, label]) => field(name, label, 'password'))}
    </div>
  )
}

function withoutCredentials(facts: Added): Added {
  const names: readonly string[] = CREDENTIALS.map(([name]) => name)
  return Object.fromEntries(Object.entries(facts).filter(([name]) => !names.includes(name)))
}
