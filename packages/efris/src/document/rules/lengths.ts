import type { CalculatedLine, Issue, ResolvedDocument } from '@risiti/core'
import { isSomething } from '../amounts.js'
import { DEEMED_SUFFIX, DISCOUNT_SUFFIX } from '../code-map.js'
import type { UgandaRule } from './facts.js'

/** Most bytes of each text. The document itself counts characters, and lets some grow longer. */
const LIMITS: readonly (readonly [place: string, bytes: number])[] = [
  ['/operator', 150],
  ['/note', 500],
  ['/preceding/explanation', 1024],
  ['/buyer/name', 256],
  ['/buyer/tradeName', 256],
  ['/buyer/address', 500],
  ['/buyer/email', 50],
  ['/buyer/phone', 30],
  ['/buyer/reference', 50],
  ['/lines/*/item', 50],
  ['/lines/*/unit', 3],
  ['/lines/*/classification/code', 18],
  ['/lines/*/excise/code', 18],
  ['/lines/*/excise/name', 1024],
  ['/lines/*/excise/rateName', 100],
  ['/lines/*/excise/unit', 3],
  ['/lines/*/ext/ug/project/id', 18],
  ['/lines/*/ext/ug/project/name', 300],
  ['/lines/*/ext/ug/hsCode', 50],
  ['/lines/*/ext/ug/hsName', 1000],
  ['/lines/*/ext/ug/customs/unit', 3],
  ['/lines/*/ext/ug/bond/code', 3],
  ['/lines/*/ext/ug/bond/number', 50],
  ['/levies/*/name', 100],
  ['/ext/ug/citizenship', 128],
  ['/ext/ug/sector', 200],
  ['/ext/ug/branch/id', 18],
  ['/ext/ug/branch/name', 500],
  ['/ext/ug/importedService/supplier/name', 500],
  ['/ext/ug/importedService/supplier/address', 500],
  ['/ext/ug/importedService/supplier/email', 50],
  ['/ext/ug/importedService/supplier/phone', 30],
  ['/ext/ug/importedService/attachment/name', 256],
  ['/ext/ug/principal/tin', 20],
  ['/ext/ug/principal/name', 256],
  ['/ext/ug/principal/tradeName', 256],
  ['/ext/ug/principal/address', 500],
  ['/ext/ug/fuel/tank', 50],
  ['/ext/ug/fuel/pump', 50],
  ['/ext/ug/fuel/nozzle', 50],
  ['/ext/ug/fuel/controller', 50],
  ['/ext/ug/fuel/acquisitionEquipment', 50],
  ['/ext/ug/fuel/levelGauge', 50],
  ['/ext/ug/fuel/vehicle', 32],
  ['/ext/ug/airline/*/name', 200],
  ['/ext/ug/airline/*/code', 50],
  ['/ext/ug/airline/*/unit', 3],
  ['/ext/ug/property/type', 50],
  ['/ext/ug/property/district', 50],
  ['/ext/ug/property/municipality', 50],
  ['/ext/ug/property/subcounty', 50],
  ['/ext/ug/property/town', 50],
  ['/ext/ug/property/village', 60],
]

/** The limits by the steps that lead to them, so that a document is walked once and not for each. */
interface Places extends Map<string, number | Places> {}

const PLACES: Places = new Map()
for (const [place, bytes] of LIMITS) {
  const steps = place.split('/').slice(1)
  let at = PLACES
  for (const step of steps.slice(0, -1)) {
    const below = (at.get(step) as Places | undefined) ?? new Map<string, number | Places>()
    at.set(step, below)
    at = below
  }
  at.set(steps.at(-1)!, bytes)
}

/** Most bytes of an item's name. */
const NAME_BYTES = 200

export const LENGTH_RULES: readonly UgandaRule[] = [
  {
    id: 'ug-text-bytes',
    title: 'Texts are no longer than EFRIS takes, in bytes.',
    source:
      'Interface Design v23.4, field tables of T109; 1101 to 1169, 1176, 1180, 1228, 2202 to 2217, 2902 to 2915',
    example: '"operator": "Cashier 1"',
    find: ({ document, calculation }) => [
      ...issuesAt(document, PLACES, ''),
      ...tooLong('/buyer/taxId/value', document.buyer?.taxId?.value, idBytes(document)),
      ...calculation.lines.flatMap(nameIssues),
    ],
  },
]

/** Looks at the texts of a value and below; `*` stands for every entry of a list. */
function issuesAt(value: unknown, limit: number | Places, path: string): Issue[] {
  if (typeof limit === 'number') return typeof value === 'string' ? tooLong(path, value, limit) : []
  if (typeof value !== 'object' || value === null) return []
  const entries = limit.get('*')
  if (entries !== undefined) {
    return (value as unknown[]).flatMap((entry, index) => issuesAt(entry, entries, `${path}/${index}`))
  }
  const issues: Issue[] = []
  for (const [step, below] of limit) {
    const member = (value as Record<string, unknown>)[step]
    if (member !== undefined) issues.push(...issuesAt(member, below, `${path}/${step}`))
  }
  return issues
}

function idBytes({ buyer }: ResolvedDocument): number {
  return buyer?.taxId?.scheme === 'passport' ? 20 : 100
}

/** What is added to a name on the wire counts too. */
function nameIssues({ index, source, discount, category }: CalculatedLine): Issue[] {
  const added = `${category === 'deemed' ? DEEMED_SUFFIX : ''}${isSomething(discount) ? DISCOUNT_SUFFIX : ''}`
  return tooLong(`/lines/${index}/name`, source.name, NAME_BYTES - added.length)
}

function tooLong(path: string, text: string | undefined, maxBytes: number): Issue[] {
  const bytes = Buffer.byteLength(text ?? '')
  if (bytes <= maxBytes) return []
  const message = `has ${bytes} bytes; EFRIS takes at most ${maxBytes}`
  return [
    { path, message, fix: `Shorten it to ${maxBytes} bytes. Letters with accents count more than one.` },
  ]
}
