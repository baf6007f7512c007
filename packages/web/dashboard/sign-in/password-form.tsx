import { useState } from 'preact/hooks'
import { TextInput } from '../../parts/fields.js'
import { Entrance, type FormProps } from './entrance.js'

/** Signing in as a user of an account. Most gateways have one account: it is asked for where somebody says so. */
export function PasswordForm({ account: last, onEnter }: FormProps) {
  const [name, setName] = useState('')
  const [password, setPassword] = useState('')
  const [account, setAccount] = useState(last)
  const [isAsked, setAsked] = useState(last !== 'default')
  return (
    <Entrance credentials={{ account, name, password }} onEnter={onEnter}>
      {isAsked && (
        <TextInput
          label="Account"
          required
          maxLength={40}
          value={account}
          onInput={(event) => setAccount(event.currentTarget.value.trim().toLowerCase())}
        />
      )}
      <TextInput
        label="Name"
        required
        maxLength={100}
        autocomplete="username"
        autocapitalize="none"
        value={name}
        onInput={(event) => setName(event.currentTarget.value)}
      />
      <TextInput
        label="Password"
        type="password"
        required
        maxLength={200}
        autocomplete="current-password"
        value={password}
        onInput={(event) => setPassword(event.currentTarget.value)}
      />
      {!isAsked && (
        <button
          type="button"
          onClick={() => setAsked(true)}
          class="min-h-6 cursor-pointer self-start text-sm text-soft underline hover:text-ink"
        >
          Sign in to another account
        </button>
      )}
    </Entrance>
  )
}
