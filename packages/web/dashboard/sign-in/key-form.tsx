import { useState } from 'preact/hooks'
import { TextInput } from '../../parts/fields.js'
import { Entrance, type FormProps } from './entrance.js'

/** Signing in with what a program comes in with: the way in while there is no user yet. */
export function KeyForm({ onEnter }: FormProps) {
  const [key, setKey] = useState('')
  return (
    <Entrance credentials={{ key }} onEnter={onEnter}>
      <p class="text-soft">
        The first key was printed when the gateway started. Under Settings you give people a name and a
        password.
      </p>
      <TextInput
        label="API key"
        type="password"
        required
        maxLength={300}
        value={key}
        onInput={(event) => setKey(event.currentTarget.value.trim())}
      />
    </Entrance>
  )
}
