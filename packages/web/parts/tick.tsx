interface TickProps {
  readonly label: string
  readonly isTicked: boolean
  readonly onTick: (isTicked: boolean) => void
  readonly disabled?: boolean
}

/** One of several that may all be chosen. */
export function Tick({ label, isTicked, onTick, disabled }: TickProps) {
  return (
    <label class="flex min-h-8 cursor-pointer items-center gap-2 has-disabled:cursor-default has-disabled:text-soft">
      <input
        type="checkbox"
        class="size-4 shrink-0 accent-accent"
        checked={isTicked}
        disabled={disabled}
        onChange={(event) => onTick(event.currentTarget.checked)}
      />
      {label}
    </label>
  )
}
