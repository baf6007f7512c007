import { type ChannelProfile, channels, type Paths } from '@risiti/etims/channels'

/** How the authority behaves behind a door. */
export interface Conduct {
  /** Order, sequences, stock and codes are checked, and the validator answers in words. */
  readonly isStrict: boolean
  /** Text that stands for a number is taken. */
  readonly isTolerant: boolean
  /** What prices may contain; where nothing is named, amounts are not checked. */
  readonly arithmetic: ChannelProfile['arithmetic'] | readonly []
  /** The code for a number that was used; without one the sequence is checked instead. */
  readonly duplicateCode: '994' | '899' | undefined
  readonly successText: string
  /** It is a program on the taxpayer's machine, which signs by itself. */
  readonly isLocal: boolean
  /** The two digits by which a control unit's id tells its kind. */
  readonly unitKind: '03' | '04'
  /** The answer to a sale names the control unit. */
  readonly tellsUnit: boolean
  /** Which list of item classes is served: 26 rows, or the tree. */
  readonly itemClasses: 'short' | 'whole'
  /** An update of an import changes its line. */
  readonly updatesImports: boolean
}

/** One way in to the authority: where it is, what it speaks, how it behaves. */
export interface Door {
  readonly profile: ChannelProfile
  /** Where its paths begin. The first is the one that clients are given. */
  readonly prefixes: readonly string[]
  /** Operations by path, in every spelling that the channel knows. */
  readonly operations: Readonly<Record<string, string>>
  readonly conduct: Conduct
  /** What is otherwise on a path, behind the prefix. */
  readonly conductAt?: Readonly<Record<string, Partial<Conduct>>>
}

/** Every spelling of every path, to the operation it stands for. */
function byPath({ paths, families = {} }: ChannelProfile, aliases: Readonly<Record<string, string>> = {}) {
  const all = [...Object.values(families), paths].flatMap((each: Paths) =>
    Object.entries(each).map(([name, path]) => [path, name]),
  )
  return { ...Object.fromEntries(all), ...aliases } as Readonly<Record<string, string>>
}

/** KRA's own host. */
export const LEGACY: Door = {
  profile: channels.oscu,
  prefixes: [channels.oscu.pathPrefix],
  operations: byPath(channels.oscu),
  conduct: {
    isStrict: false,
    isTolerant: false,
    arithmetic: ['inclusive', 'exclusive'],
    duplicateCode: '994',
    successText: 'Successful',
    isLocal: false,
    unitKind: '04',
    tellsUnit: false,
    itemClasses: 'whole',
    updatesImports: true,
  },
}

/** The GavaConnect gateway, whose validator came in 2026. */
export const GATEWAY: Door = {
  profile: channels.gavaconnect,
  prefixes: [channels.gavaconnect.pathPrefix],
  operations: byPath(channels.gavaconnect),
  conduct: {
    isStrict: true,
    isTolerant: false,
    arithmetic: ['inclusive'],
    duplicateCode: undefined,
    successText: 'Successful',
    isLocal: false,
    unitKind: '04',
    tellsUnit: false,
    itemClasses: 'short',
    updatesImports: true,
  },
  // A name of KRA's own collection that was seen to answer with success and to leave the line as it was.
  conductAt: { '/importedItemConvertedInfo': { updatesImports: false } },
}

/** A unit on the taxpayer's machine: at the root, as a real one is, and under a path of its own. */
export const LOCAL_UNIT: Door = {
  profile: channels.vscu,
  prefixes: ['/vscu', ''],
  operations: byPath(channels.vscu, {
    '/selectInitInfo': 'selectInitOsdcInfo',
    '/selectInitOsdcInfo': 'selectInitOsdcInfo',
    '/saveStockItems/saveStockItems': 'saveStockIO',
  }),
  conduct: {
    isStrict: false,
    isTolerant: true,
    arithmetic: [],
    duplicateCode: '899',
    successText: 'It is succeeded',
    isLocal: true,
    unitKind: '03',
    tellsUnit: true,
    itemClasses: 'whole',
    updatesImports: true,
  },
}

/** A door without a prefix comes last: it serves only paths that it knows. */
export const DOORS: readonly Door[] = [LEGACY, GATEWAY, LOCAL_UNIT]

/** The part of a path behind a door's prefix; `undefined` when the path is not this door's. */
export function pathBehind({ prefixes, operations }: Door, path: string): string | undefined {
  for (const prefix of prefixes) {
    const rest = path.slice(prefix.length)
    if (prefix === '' ? Object.hasOwn(operations, path) : path === prefix || path.startsWith(`${prefix}/`))
      return rest
  }
  return undefined
}

/** The door as it is on a path. */
export function doorAt(door: Door, path: string): Door {
  const otherwise = door.conductAt?.[pathBehind(door, path) ?? '']
  return otherwise ? { ...door, conduct: { ...door.conduct, ...otherwise } } : door
}
