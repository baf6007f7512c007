import { FIRST_AT, OLD, QUIET_DEVICE } from './archive.js'
import { FEW_TO_LIST } from './archives.js'
import { openLists } from './listing-gateway.js'
import { compareOverview } from './overview.js'
import { comparePairs, ratePerSecond } from './pairs.js'

const COUNT = 10

const minutes = (count) => new Date(FIRST_AT + count * 60_000).toISOString()
const anHour = `from=${minutes(0)}&to=${minutes(60)}`

/** What a dashboard asks for: what is new, what is rare and old, what there is not, and whatever a search box is given. */
const PAGES = {
  'the newest': '',
  'what was refused, long ago': 'status=rejected',
  'nothing, by status': 'status=cancelled',
  'what waits': 'status=queued',
  'one device': 'device=till-7',
  'a device that sold once': `device=${QUIET_DEVICE}`,
  'a device and a status that it has not': 'device=till-7&status=rejected',
  'old notes': 'type=credit_note',
  'the first hour': anHour,
  'the first hour of a device, by type': `${anHour}&device=till-7&type=receipt`,
  'nothing, by time': `from=2100-01-01`,
  'a number, long ago': `q=${OLD.number}`,
  'the end of a number': 'q=777',
  'a fiscal number': 'q=900000777',
  'a number that there is not': 'q=none',
  'a beginning of nearly all numbers': 'q=INV',
}

/** Pages among many documents against the same among few. and the overview likewise. @returns the row of the kind that comes off worst, and that of the overview */
export async function compareLists({ few, many, documents, rounds, promise, memory }) {
  const [small, large] = [await openLists(few), await openLists(many)]
  const pages = { ...PAGES, 'a page in the middle': undefined }
  const rows = []
  let overview
  try {
    for (const [name, query] of Object.entries(pages)) {
      const read = (lists) => ratePerSecond(COUNT, 1, () => lists.page(query ?? `cursor=${lists.middle}`))
      const measures = { measureLimit: () => read(small), measure: () => read(large) }
      rows.push(
        await comparePairs({ name, limit: `the same among ${FEW_TO_LIST}`, promise, rounds, ...measures }),
      )
    }
    overview = await compareOverview({ small, large, documents, rounds, promise })
    memory.push(await large.gateway.memory())
  } finally {
    for (const { gateway, pool } of [small, large]) await Promise.all([pool.close(), gateway.kill()])
  }
  const worst = rows.reduce((one, other) => (other.ratio < one.ratio ? other : one))
  return [{ ...worst, name: `list or search ${documents} documents, at worst: ${worst.name}` }, overview]
}
