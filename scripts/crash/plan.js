import { CHANNELS as SALES } from './channels.js'
import { enablerChannel } from './enabler-channel.js'
import { FAULT_NAMES, isPossible } from './faults.js'
import { listedChannels } from './listed-channels.js'
import { POINTS } from './points.js'
import { randomOf } from './random.js'
import { stockChannels } from './stock-channels.js'

const CHANNELS = [...SALES, ...stockChannels(SALES), ...listedChannels(SALES), enablerChannel(SALES[0])]

/** Every kill point with every fault on every channel where it can happen, once. */
const MATRIX = CHANNELS.flatMap((channel) =>
  POINTS.filter((point) => happensOn(point, channel)).flatMap((point) =>
    faultsOf(channel).map((fault) => ({ channel, point, fault })),
  ),
)

/** How many runs the short setting has at least. */
const SHORT = 90

/** A prime that the size of the matrix is no multiple of: by steps of it every place of the matrix is come to once. */
const STRIDE = 1_000_003

/** The whole matrix, with another seed each time, until there are so many runs. The first of them are of all channels, points and faults. */
export function longPlan(runs, seed) {
  return Array.from({ length: runs }, (_, index) =>
    runOf(MATRIX[(index * STRIDE) % MATRIX.length], seed + Math.floor(index / MATRIX.length)),
  )
}

/** Every kill point at least once, on the channel that has had the fewest runs by then; faults take turns. */
export function shortPlan(seed) {
  const runs = new Map(CHANNELS.map((channel) => [channel, 0]))
  return Array.from({ length: Math.max(SHORT, POINTS.length) }, (_, index) => {
    const point = POINTS[index % POINTS.length]
    const [channel] = CHANNELS.filter((each) => happensOn(point, each)).sort(
      (a, b) => runs.get(a) - runs.get(b),
    )
    runs.set(channel, runs.get(channel) + 1)
    const faults = faultsOf(channel)
    return runOf({ channel, point, fault: faults[(index * 5) % faults.length] }, seed)
  })
}

/** Each of these points once more, without a fault. */
export function plainPlan(points, seed) {
  return POINTS.filter(({ name }) => points.includes(name)).map((point) =>
    runOf({ channel: CHANNELS.find((each) => happensOn(point, each)), point, fault: 'none' }, seed),
  )
}

/** The run with this name: `channel/point/fault/seed`. @throws Error when there is none. */
export function namedRun(name) {
  const [channelName, pointName, fault, seed] = name.split('/')
  const channel = CHANNELS.find(({ name }) => name === channelName)
  const point = POINTS.find(({ name }) => name === pointName)
  if (!channel || !point || !FAULT_NAMES.includes(fault) || !/^\d+$/.test(seed))
    throw new Error(`There is no run ${name}.`)
  return runOf({ channel, point, fault }, Number(seed))
}

function faultsOf(channel) {
  return FAULT_NAMES.filter((fault) => isPossible(fault, channel))
}

/**
 * Officers decide in Uganda, persons where nothing can be looked up; and there nothing can happen on the way of a look-up. What is
 * left is told where the authority wants to hear it, and uploads are asked about where there is an enabler, which refuses nothing for good.
 * What a till corrects or withdraws is a sale.
 */
function happensOn({ wire, needs }, channel) {
  if (needs === 'level') return channel.levelAt !== undefined
  if (needs === 'upload') return channel.sale.calls.upload !== undefined
  const takesCorrections = channel.heldAt === undefined && channel.doors === undefined
  if (!takesCorrections && ['officer', 'person', 'revision', 'cancellation'].includes(needs)) return false
  if (needs === 'officer') return channel.note.calls.question !== undefined
  if (needs === 'person') return channel.mayWait === true
  return wire === undefined || channel.sale.calls[wire.call] !== undefined
}

/**
 * What else varies follows from the name: how many sales, or credit notes on sales, whether the fault comes once or now and then on
 * every call, at which of them the gateway dies, whether it dies once more while it takes up what it left, and whether an outage meets a
 * gateway that has just started.
 */
function runOf({ channel, point, fault }, seed) {
  const name = `${channel.name}/${point.name}/${fault}/${seed}`
  const random = randomOf(name)
  const count = 1 + random(3)
  const again = random(4) === 0 ? POINTS.filter(({ wire }) => !wire)[random(20)] : undefined
  return {
    name,
    channel,
    point,
    fault,
    kind: kindOf(point, channel, random),
    count,
    seed: random(1_000_000),
    storm: random(3) === 0,
    time: point.needs === undefined ? 1 + random(count) : 1,
    delayMs: random(4),
    again,
    isCold: point.needs === 'upload' || random(2) === 0,
  }
}

/** What a till corrects is a sale; a quarter of all else are credit notes. */
function kindOf({ needs }, { note }, random) {
  if (needs === 'officer') return 'note'
  const mayBeNote = needs === undefined || needs === 'doubt'
  return random(4) === 0 && mayBeNote && note ? 'note' : 'sale'
}
