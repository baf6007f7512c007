import { ConfigurationError } from '@risiti/core'
import { originAt } from './lines.js'
import type { Contents, Origin } from './shelf.js'

/**
 * What books begin with: what was asked for, on a new shelf; what the shelf says, when nothing else was asked for.
 * @throws ConfigurationError naming what differs
 */
export function originOf(
  contents: Contents | undefined,
  wished: Omit<Origin, 'seed'> & { readonly seed: string | undefined },
): Origin {
  if (!contents) return { ...wished, seed: wished.seed ?? 'risiti' }
  const kept = originAt(contents.lines, contents.head)
  refuseOther('seed', wished.seed, kept.seed)
  for (const name of ['categories', 'itemClasses'] as const)
    refuseOther(name, wished.options[name], kept.options[name])
  return kept
}

function refuseOther(name: string, wished: unknown, kept: unknown): void {
  if (wished === undefined || wished === kept) return
  throw new ConfigurationError({
    code: 'state-differs',
    message: `The state was begun with the ${name} "${kept ?? 'of its own'}", not with "${wished}".`,
    cause: `Everything in it follows from its ${name}.`,
    fix: `Leave the ${name} out, or name another file.`,
  })
}
