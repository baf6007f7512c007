import type { ComponentChildren } from 'preact'
import { useEffect, useState } from 'preact/hooks'
import { Link, useLocation } from 'wouter-preact'
import { Dialog } from '../parts/dialog.js'
import { Mark, SkipLink } from '../parts/mark.js'
import { Icon, type IconName } from './icons.js'

/** A place of the dashboard: its path, its name, its picture. */
export interface Place {
  readonly path: string
  readonly name: string
  readonly icon: IconName
  /** Who does not have it does not see the place. */
  readonly scope?: string
}

interface ShellProps {
  readonly places: readonly Place[]
  /** Stands at the foot of the menu. */
  readonly foot?: ComponentChildren
  readonly children: ComponentChildren
}

/** How many places a phone has room for, besides the rest. */
const AT_HAND = 4

/** What stands around every screen: a menu at the side, on a phone at the thumb. */
export function Shell({ places, foot, children }: ShellProps) {
  const here = useHere(places)
  return (
    <div class="flex min-h-dvh">
      <SkipLink />
      <aside class="sticky top-0 hidden h-dvh w-56 shrink-0 flex-col border-r border-line bg-panel px-3 py-4 lg:flex">
        <Brand />
        <nav aria-label="Places" class="mt-5 flex flex-col gap-0.5">
          {places.map((place) => (
            <SideLink key={place.path} place={place} isHere={place === here} />
          ))}
        </nav>
        <div class="mt-auto px-2 text-xs text-soft">{foot}</div>
      </aside>
      <div class="flex min-w-0 flex-1 flex-col pb-16 lg:pb-0">
        <header class="flex items-center justify-between border-b border-line bg-panel px-4 py-2 lg:hidden">
          <Brand />
        </header>
        <main id="content" class="min-w-0 flex-1">
          {children}
        </main>
      </div>
      <Thumb places={places} here={here} foot={foot} />
    </div>
  )
}

function Brand() {
  return (
    <Link href="/" class="flex items-center gap-2 px-2 text-base font-semibold tracking-tight">
      <Mark />
      Risiti
    </Link>
  )
}

interface LinkProps {
  readonly place: Place
  readonly isHere: boolean
}

function SideLink({ place: { path, name, icon }, isHere }: LinkProps) {
  return (
    <Link
      href={path}
      aria-current={isHere ? 'page' : undefined}
      class={`flex h-9 items-center gap-2.5 rounded-lg px-2 ${isHere ? 'bg-accent/12 font-semibold text-accent' : 'text-soft hover:bg-raised hover:text-ink'}`}
    >
      <Icon name={icon} />
      {name}
    </Link>
  )
}

interface ThumbProps {
  readonly places: readonly Place[]
  readonly here: Place | undefined
  readonly foot: ComponentChildren
}

function Thumb({ places, here, foot }: ThumbProps) {
  const [isOpen, setOpen] = useState(false)
  const [path] = useLocation()
  useEffect(() => setOpen(false), [path])
  const rest = places.slice(AT_HAND)
  const look = (isHere: boolean) =>
    `flex min-w-0 flex-1 cursor-pointer flex-col items-center justify-center gap-0.5 text-[11px] ${isHere ? 'font-semibold text-accent' : 'text-soft'}`
  return (
    <nav
      aria-label="Places"
      class="fixed inset-x-0 bottom-0 z-10 flex h-15 border-t border-line bg-panel px-1 lg:hidden"
    >
      {places.slice(0, AT_HAND).map((place) => (
        <Link
          key={place.path}
          href={place.path}
          aria-current={place === here ? 'page' : undefined}
          class={look(place === here)}
        >
          <Icon name={place.icon} />
          {place.name}
        </Link>
      ))}
      {rest.length > 0 && (
        <button type="button" onClick={() => setOpen(true)} class={look(!!here && rest.includes(here))}>
          <Icon name="more" />
          More
        </button>
      )}
      {isOpen && (
        <Dialog title="More" onClose={() => setOpen(false)}>
          <ul class="flex flex-col gap-1">
            {rest.map((place) => (
              <li key={place.path}>
                <SideLink place={place} isHere={place === here} />
              </li>
            ))}
          </ul>
          <div class="mt-4 border-t border-line pt-3 text-sm text-soft">{foot}</div>
        </Dialog>
      )}
    </nav>
  )
}

/** The place whose screen is shown. */
function useHere(places: readonly Place[]): Place | undefined {
  const [path] = useLocation()
  const here = places.find(
    (place) => place.path === path || (place.path !== '/' && path.startsWith(`${place.path}/`)),
  )
  useEffect(() => {
    document.title = here ? `${here.name} – Risiti` : 'Risiti'
    window.scrollTo(0, 0)
  }, [path, here])
  return here
}
