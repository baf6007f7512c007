import { TextInput } from '../../parts/fields.js'

/** As many characters as the gateway asks for. */
const LEAST = 12

interface NewPasswordProps {
  readonly label: string
  readonly required: boolean
  readonly value: string
  readonly onChange: (password: string) => void
}

/** A password that is to be kept. */
export function NewPassword({ label, required, value, onChange }: NewPasswordProps) {
  return (
    <TextInput
      label={`${label} (at least ${LEAST} characters; a few words are best)`}
      type="password"
      autocomplete="new-password"
      required={required}
      minLength={LEAST}
      maxLength={200}
      value={value}
      onInput={(event) => onChange(event.currentTarget.value)}
    />
  )
}
