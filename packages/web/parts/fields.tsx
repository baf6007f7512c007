import type { JSX } from 'preact'
import { useId } from 'preact/hooks'

const LOOK = 'min-h-8 w-full rounded-md border border-line bg-paper px-2 py-1 text-ink placeholder:text-soft'

interface Labelled {
  /** What stands above it; a control that has no room for that has an `aria-label`. */
  readonly label?: string
}

interface TextInputProps extends Labelled, Omit<JSX.IntrinsicElements['input'], 'class' | 'id' | 'label'> {}

/** A field for one line of text. */
export function TextInput({ label, ...rest }: TextInputProps) {
  const id = useId()
  return (
    <div class="min-w-0">
      <Label of={id} words={label} />
      <input id={id} autocomplete="off" spellcheck={false} class={LOOK} {...rest} />
    </div>
  )
}

interface TextAreaProps extends Labelled, Omit<JSX.IntrinsicElements['textarea'], 'class' | 'id' | 'label'> {}

/** A field for some lines of text. */
export function TextArea({ label, ...rest }: TextAreaProps) {
  const id = useId()
  return (
    <div class="min-w-0">
      <Label of={id} words={label} />
      <textarea id={id} rows={3} spellcheck={false} class={LOOK} {...rest} />
    </div>
  )
}

interface ChoiceProps
  extends Labelled,
    Omit<JSX.IntrinsicElements['select'], 'class' | 'id' | 'label' | 'onChange'> {
  readonly options: Readonly<Record<string, string>>
  readonly onChoose: (value: string) => void
}

/** One of several; `options` has the words by value. */
export function Choice({ label, options, onChoose, ...rest }: ChoiceProps) {
  const id = useId()
  return (
    <div class="min-w-0">
      <Label of={id} words={label} />
      <select id={id} class={LOOK} onChange={(event) => onChoose(event.currentTarget.value)} {...rest}>
        {Object.entries(options).map(([value, words]) => (
          <option key={value} value={value}>
            {words}
          </option>
        ))}
      </select>
    </div>
  )
}

function Label({ of, words }: { readonly of: string; readonly words: string | undefined }) {
  if (words === undefined) return null
  return (
    <label for={of} class="mb-0.5 block text-xs font-medium text-soft">
      {words}
    </label>
  )
}

interface SwitchProps {
  readonly label: string
  readonly isOn: boolean
  readonly onTurn: (isOn: boolean) => void
  readonly disabled?: boolean
}

/** On or off. */
export function Switch({ label, isOn, onTurn, disabled }: SwitchProps) {
  return (
    <button
      type="button"
      role="switch"
      aria-checked={isOn}
      aria-label={label}
      disabled={disabled}
      onClick={() => onTurn(!isOn)}
      class={`relative h-5 w-9 shrink-0 cursor-pointer rounded-full border transition-colors disabled:opacity-50 ${isOn ? 'border-accent bg-accent' : 'border-soft bg-soft/20'}`}
    >
      <span
        class={`absolute top-0.5 size-3.5 rounded-full transition-[left] ${isOn ? 'left-[1.125rem] bg-on-accent' : 'left-0.5 bg-soft'}`}
      />
    </button>
  )
}
