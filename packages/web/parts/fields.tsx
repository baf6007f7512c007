import type { ComponentChildren, JSX } from 'preact'

const LOOK = 'min-h-8 w-full rounded-md border border-line bg-paper px-2 py-1 text-ink placeholder:text-soft'

/** A labelled part of a form. */
export function Field({ label, children }: { readonly label: string; readonly children: ComponentChildren }) {
  return (
    // biome-ignore lint/a11y/noLabelWithoutControl: the control is the child.
    <label class="block min-w-0">
      <span class="mb-0.5 block text-xs font-medium text-soft">{label}</span>
      {children}
    </label>
  )
}

/** A field for one line of text. */
export function TextInput(props: Omit<JSX.IntrinsicElements['input'], 'class'>) {
  return <input autocomplete="off" spellcheck={false} class={LOOK} {...props} />
}

interface ChoiceProps extends Omit<JSX.IntrinsicElements['select'], 'class' | 'onChange'> {
  readonly options: Readonly<Record<string, string>>
  readonly onChoose: (value: string) => void
}

/** One of several; `options` has the words by value. */
export function Choice({ options, onChoose, ...rest }: ChoiceProps) {
  return (
    <select class={LOOK} onChange={(event) => onChoose(event.currentTarget.value)} {...rest}>
      {Object.entries(options).map(([value, words]) => (
        <option key={value} value={value}>
          {words}
        </option>
      ))}
    </select>
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
