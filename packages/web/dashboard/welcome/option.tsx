interface OptionProps {
  readonly group: string
  readonly name: string
  readonly about: string
  readonly isChosen: boolean
  readonly onChoose: () => void
}

/** One of a few, large enough for a thumb. */
export function Option({ group, name, about, isChosen, onChoose }: OptionProps) {
  return (
    <label
      class={`cursor-pointer rounded-xl border p-3.5 has-focus-visible:outline-2 has-focus-visible:outline-accent ${isChosen ? 'border-accent bg-accent/8' : 'border-line hover:border-soft'}`}
    >
      <input type="radio" name={group} class="sr-only" checked={isChosen} onChange={onChoose} />
      <span class="block font-semibold">{name}</span>
      <span class="block text-sm text-soft">{about}</span>
    </label>
  )
}
