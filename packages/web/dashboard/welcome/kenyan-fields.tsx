import { useEffect } from 'preact/hooks'
import { Choice, TextInput } from '../../parts/fields.js'
import { CHANNELS } from '../words.js'
import type { Added } from './use-setup.js'

export interface FieldsProps {
  readonly facts: Added
  readonly onChange: (facts: Added) => void
}

/** Where KRA's program listens when nobody says otherwise. */
const UNIT = 'http://127.0.0.1:8088'

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
        onChoose={(channel) =>
          onChange({ ...common(facts), channel, ...(channel === 'vscu' ? { environment: UNIT } : {}) })
        }
      />
      {field('tin', 'PIN')}
      {field('bhfId', 'Branch')}
      {field('dvcSrlNo', 'Serial number that KRA approved')}
      {facts.channel === 'vscu' && field('environment', 'Address of the unit', 'url')}
      {facts.channel === 'gavaconnect' && CREDENTIALS.map(([name, label]) => field(name, label, 'password'))}
    </div>
  )
}

/** What every channel asks for. */
function common({ tin, bhfId, dvcSrlNo }: Added): Added {
  return { ...(tin ? { tin } : {}), ...(bhfId ? { bhfId } : {}), ...(dvcSrlNo ? { dvcSrlNo } : {}) }
}
