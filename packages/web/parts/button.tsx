import type { ComponentChildren, JSX } from 'preact'

type Look = 'plain' | 'strong' | 'danger'

const LOOKS: Readonly<Record<Look, string>> = {
  plain: 'border-line bg-raised text-ink hover:border-soft',
  strong: 'border-accent bg-accent text-on-accent hover:opacity-90',
  danger: 'border-line bg-raised text-bad hover:border-bad',
}

interface ButtonProps extends Omit<JSX.IntrinsicElements['button'], 'class'> {
  readonly look?: Look
  readonly children: ComponentChildren
}

/** A button. It submits nothing unless its type says so. While it is disabled it keeps the focus, for who works with the keyboard goes on from there. */
export function Button({ look = 'plain', type = 'button', disabled, onClick, ...rest }: ButtonProps) {
  return (
    <button
      type={type}
      aria-disabled={disabled ? true : undefined}
      onClick={disabled ? refuse : onClick}
      class={`inline-flex min-h-8 cursor-pointer items-center gap-1.5 rounded-md border px-2.5 py-1 font-medium whitespace-nowrap aria-disabled:cursor-default aria-disabled:opacity-50 ${LOOKS[look]}`}
      {...rest}
    />
  )
}

/** It does nothing, and submits nothing either. */
function refuse(event: Event): void {
  event.preventDefault()
}
