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

/** A button. It submits nothing unless its type says so. */
export function Button({ look = 'plain', type = 'button', ...rest }: ButtonProps) {
  return (
    <button
      type={type}
      class={`inline-flex min-h-8 cursor-pointer items-center gap-1.5 rounded-md border px-2.5 py-1 font-medium whitespace-nowrap disabled:cursor-default disabled:opacity-50 ${LOOKS[look]}`}
      {...rest}
    />
  )
}
