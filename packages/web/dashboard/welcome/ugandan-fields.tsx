import { useState } from 'preact/hooks'
import { Choice, TextInput } from '../../parts/fields.js'
import type { FieldsProps } from './kenyan-fields.js'
import { KeyFile } from './key-file.js'
import { NewKey } from './new-key.js'

const WAYS = { file: 'I have a key file', new: 'Make a new key' }

/** What URA knows a device by, and its key: from a file, or new. */
export function UgandanFields({ facts, onChange }: FieldsProps) {
  const [way, setWay] = useState('file')
  const { tin = '', deviceNo = '' } = facts
  const known = { tin, deviceNo }
  return (
    <>
      <div class="grid grid-cols-1 gap-3 sm:grid-cols-2">
        <TextInput
          label="TIN"
          required
          inputMode="numeric"
          value={tin}
          onInput={(event) => onChange({ ...facts, tin: event.currentTarget.value.trim() })}
        />
        <TextInput
          label="Device number that URA gave"
          required
          value={deviceNo}
          onInput={(event) => onChange({ ...facts, deviceNo: event.currentTarget.value.trim() })}
        />
        <Choice
          label="Its key"
          value={way}
          options={WAYS}
          onChoose={(chosen) => {
            setWay(chosen)
            onChange(known)
          }}
        />
      </div>
      {way === 'file' ? (
        <KeyFile onKey={(key) => onChange({ ...known, ...key })} />
      ) : (
        <NewKey deviceNo={deviceNo} onKey={(privateKeyPem) => onChange({ ...known, privateKeyPem })} />
      )}
    </>
  )
}
