import { Button } from '../../parts/button.js'
import { TextInput } from '../../parts/fields.js'
import type { Authority } from '../api/types.js'
import { COUNTRIES } from '../words.js'
import type { Choice } from './choice.js'
import { Option } from './option.js'

interface PlaceStepProps {
  readonly choice: Choice
  readonly onChange: (choice: Choice) => void
  readonly onNext: () => void
}

const SANDBOX = 'http://127.0.0.1:8788'

const PLACES = [
  ['sandbox', 'Sandbox', 'Try everything on this machine. No receipt is valid.'],
  ['test', 'Test system', 'The authority’s own, with keys that it gave for testing.'],
  ['production', 'In earnest', 'Every sale goes to the authority.'],
] as const

/** The country, and sandbox or real. */
export function PlaceStep({ choice, onChange, onNext }: PlaceStepProps) {
  const place = choice.isSandbox ? 'sandbox' : choice.environment
  return (
    <form
      class="flex flex-col gap-5"
      onSubmit={(event) => {
        event.preventDefault()
        onNext()
      }}
    >
      <fieldset class="grid grid-cols-1 gap-2 sm:grid-cols-2">
        <legend class="mb-1.5 font-medium">In which country do you sell?</legend>
        {(Object.keys(COUNTRIES) as Authority[]).map((authority) => (
          <Option
            key={authority}
            group="country"
            name={COUNTRIES[authority].name}
            about={COUNTRIES[authority].office}
            isChosen={choice.authority === authority}
            onChoose={() => onChange({ ...choice, authority })}
          />
        ))}
      </fieldset>
      <fieldset class="grid grid-cols-1 gap-2 sm:grid-cols-3">
        <legend class="mb-1.5 font-medium">To try, or in earnest?</legend>
        {PLACES.map(([value, name, about]) => (
          <Option
            key={value}
            group="place"
            name={name}
            about={about}
            isChosen={place === value}
            onChoose={() =>
              onChange({
                ...choice,
                isSandbox: value === 'sandbox',
                environment: value === 'sandbox' ? SANDBOX : value,
              })
            }
          />
        ))}
      </fieldset>
      {choice.isSandbox && (
        <TextInput
          label="Where the sandbox is"
          type="url"
          required
          value={choice.environment}
          onInput={(event) => onChange({ ...choice, environment: event.currentTarget.value })}
        />
      )}
      <div class="flex justify-end">
        <Button type="submit" look="strong">
          Next
        </Button>
      </div>
    </form>
  )
}
