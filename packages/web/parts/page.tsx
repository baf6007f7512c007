import type { ComponentChildren } from 'preact'
import { RefusedError } from './http.js'

interface PageProps {
  readonly title: string
  readonly about?: string
  /** What can be done with all of it. */
  readonly tools?: ComponentChildren
  readonly children: ComponentChildren
}

/** A screen with its title. */
export function Page({ title, about, tools, children }: PageProps) {
  return (
    <div class="mx-auto w-full max-w-6xl px-4 py-5 lg:px-8 lg:py-7">
      <div class="mb-5 flex flex-wrap items-end justify-between gap-x-6 gap-y-2">
        <div class="min-w-0">
          <h1 class="text-xl font-semibold tracking-tight break-words">{title}</h1>
          {about && <p class="max-w-prose text-soft">{about}</p>}
        </div>
        {tools && <div class="flex flex-wrap gap-2">{tools}</div>}
      </div>
      {children}
    </div>
  )
}

/** A part of a screen. */
export function Panel({
  title,
  tools,
  children,
}: {
  readonly title: string
  readonly tools?: ComponentChildren
  readonly children: ComponentChildren
}) {
  return (
    <section aria-label={title} class="mb-4 rounded-xl border border-line bg-raised shadow-xs">
      <div class="flex min-h-11 flex-wrap items-center justify-between gap-2 border-b border-line px-4 py-1.5">
        <h2 class="font-semibold">{title}</h2>
        {tools && <div class="flex flex-wrap gap-2">{tools}</div>}
      </div>
      <div class="p-4">{children}</div>
    </section>
  )
}

/** Says that there is nothing, and what to do about it. */
export function Empty({ title, children }: { readonly title: string; readonly children: ComponentChildren }) {
  return (
    <div class="rounded-xl border border-dashed border-line px-4 py-10 text-center">
      <p class="font-semibold">{title}</p>
      <div class="mx-auto mt-1 max-w-prose text-soft">{children}</div>
    </div>
  )
}

/** Says what went wrong. */
export function Failure({ error }: { readonly error: Error | null }) {
  if (!error) return null
  return (
    <p role="alert" class="my-2 rounded-md border border-bad/40 bg-bad/10 px-3 py-2 text-bad">
      {error.message} {error instanceof RefusedError && error.fix}
    </p>
  )
}
