import { channels } from '@risiti/etims/channels'
import { plain, table } from '../markdown.js'
import { docOf } from '../source.js'
import { differencesOf, holdingOf, kindOf, ownMembersOf, whenWords } from './fields.js'

const PROFILES = Object.values(channels)

const NEEDED = { request: 'Needed', response: 'Always there' }

const KINDS = {
  nothing: '`data` is null.',
  unknown: 'Not published: any JSON.',
}

/**
 * The table of a message: each member, and what the channels say of it otherwise.
 * @param side `request` or `response`.
 */
export function messageOf(method, operation, source, side) {
  const schema = operation[side]()
  const kind = kindOf(schema)
  if (KINDS[kind]) return [KINDS[kind], '']
  const rows = ownMembersOf(schema).map(({ path, names, member }) => {
    const { type, ...holding } = holdingOf(member)
    const doc = plain(docOf(source[side], names) ?? '')
    const elsewhere = differencesOf(PROFILES, method, side, path)
    return [`\`${path}\``, needed(holding), type, doc, elsewhere.join('<br>')]
  })
  if (rows.length === 0) return ['No members of its own.', '']
  const heads = ['Member', NEEDED[side], 'What', 'Meaning', 'Otherwise']
  // A column without anything in it says nothing.
  const isSame = rows.every((row) => row.at(-1) === '')
  return table(isSame ? heads.slice(0, -1) : heads, isSame ? rows.map((row) => row.slice(0, -1)) : rows)
}

function needed({ isRequired, when, given }) {
  if (given !== undefined) return `\`${given}\` when left out`
  if (when) return whenWords(when).replace('needed ', '')
  return isRequired ? 'yes' : ''
}
