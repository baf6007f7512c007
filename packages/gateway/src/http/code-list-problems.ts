import { CODE_LISTS } from '../authorities/code-list-names.js'
import { Problem } from './problem.js'

/** The authority has no list of this name. */
export function listUnknown(authority: string, list: string): Problem {
  const known = Object.entries(CODE_LISTS).map(([name, lists]) => `${name}: ${lists.join(', ')}`)
  return new Problem({
    status: 404,
    code: 'code-list-unknown',
    title: 'There is no such list of codes.',
    detail: `"${authority.slice(0, 40)}" has no list "${list.slice(0, 60)}".`,
    fix: `Use one of these. ${known.join('. ')}.`,
  })
}

/** Nobody has asked the authority for it. */
export function listNotSynced(authority: string, list: string): Problem {
  return new Problem({
    status: 404,
    code: 'code-list-not-synced',
    title: 'This list has not been synced.',
    detail: `The list "${list}" of ${authority} is kept once a device has asked for it.`,
    fix: 'POST /v1/code-lists/sync with a device of this authority, or run "risiti sync <device>".',
  })
}
