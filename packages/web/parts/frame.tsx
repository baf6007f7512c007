import type { ComponentChildren } from 'preact'
import { useEffect, useRef } from 'preact/hooks'
import { Link, useLocation, useRoute } from 'wouter-preact'
import { Mark, SkipLink } from './mark.js'

interface FrameProps {
  readonly name: string
  readonly places: Readonly<Record<string, string>>
  /** What is told at every place. */
  readonly state: ComponentChildren
  readonly children: ComponentChildren
}

/** What stands around every screen. */
export function Frame({ name, places, state, children }: FrameProps) {
  const [path] = useLocation()
  const nav = useRef<HTMLElement>(null)
  useEffect(() => {
    document.title = places[path] ? `${places[path]} – ${name}` : name
    // Where there is no room for all places, this one is to be seen.
    nav.current?.querySelector('[aria-current]')?.scrollIntoView({ block: 'nearest', inline: 'nearest' })
  }, [path, places, name])
  return (
    <div class="flex min-h-dvh flex-col">
      <SkipLink />
      <header class="sticky top-0 z-10 border-b border-line bg-panel">
        <div class="flex flex-wrap items-center gap-x-5 px-4">
          <p class="flex h-11 items-center gap-2 font-semibold">
            <Mark />
            {name}
          </p>
          <nav
            ref={nav}
            aria-label="Places"
            class="order-3 -mx-4 flex w-screen overflow-x-auto px-2 lg:order-none lg:mx-0 lg:w-auto lg:px-0"
          >
            {Object.entries(places).map(([path, words]) => (
              <Place key={path} path={path} words={words} />
            ))}
          </nav>
          <div class="ml-auto flex items-center gap-2 py-1.5">{state}</div>
        </div>
      </header>
      <main id="content" class="flex min-h-0 flex-1 flex-col">
        {children}
      </main>
    </div>
  )
}

interface PlaceProps {
  readonly path: string
  readonly words: string
}

function Place({ path, words }: PlaceProps) {
  const [isHere] = useRoute(path)
  return (
    <Link
      href={path}
      aria-current={isHere ? 'page' : undefined}
      class={`flex h-11 items-center border-b-2 px-2.5 whitespace-nowrap hover:text-ink ${isHere ? 'border-accent font-medium text-ink' : 'border-transparent text-soft'}`}
    >
      {words}
    </Link>
  )
}
