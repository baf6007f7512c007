import { z } from 'zod'
import { type Authority, sideOf } from '../../authorities/authority.js'
import type { NextNumber, Taken } from '../../lanes/numbers.js'
import { LANES, type LaneName } from '../../store/lane-key.js'
import { findSequence, nextInSequence } from '../../store/statements/lanes.js'
import type { GatewayContext } from '../context.js'
import { deviceUnknown } from '../devices/device-problems.js'
import { READ_NUMBERS, SET_NUMBERS } from '../examples/numbers.js'
import { DEVICE_ID } from '../fields.js'
import { Problem } from '../problem.js'
import type { RouteTable } from '../route-table.js'

/** The lanes whose documents the seller numbers somewhere: decisions about imports have no number. */
const NUMBERED = LANES.filter((lane) => lane !== 'imports')

type NumberedLane = Exclude<LaneName, 'imports'>

const OF: Readonly<Record<NumberedLane, string>> = {
  sales: 'Sales and notes: `invcNo`.',
  stock: 'Movements of stock: `sarNo`.',
  purchases: 'Decisions about purchases: `invcNo` of purchases.',
}

const wish = z
  .int()
  .min(1)
  .max(999_999_999_999_999)
  .meta({ examples: [1201] })
const byLane = <Schema extends z.ZodType>(schema: (description: string) => Schema) =>
  Object.fromEntries(NUMBERED.map((lane) => [lane, schema(OF[lane]).optional()])) as Record<
    NumberedLane,
    z.ZodOptional<Schema>
  >

const nextNumbers = z
  .strictObject(byLane((description) => wish.meta({ description })))
  .refine((wanted) => Object.keys(wanted).length > 0, { error: 'must name at least one sequence' })
  .meta({ id: 'NextNumbers', description: 'Which number comes next, of what.' })

const numbersView = z
  .strictObject(
    byLane((description) =>
      z
        .strictObject({
          name: z.string().meta({ description: 'What the authority calls it.', examples: ['sarNo'] }),
          next: z.int().meta({ description: 'What the next one is sent with.' }),
          given: z.boolean().meta({
            description: 'True once one was sent with a number of it: then it is only set to a later one.',
          }),
        })
        .meta({ description }),
    ),
  )
  .meta({ id: 'Numbers', description: 'The sequences of a device.' })

const ONE = { tag: 'Devices', path: '/v1/devices/{id}/numbers', params: { id: DEVICE_ID } } as const

/** What the documents of a device are numbered with, where the seller numbers them: for who comes from another program. */
export function deviceNumberRoutes(table: RouteTable, gateway: GatewayContext): void {
  const { read } = gateway.store

  table
    .route({
      ...ONE,
      method: 'get',
      id: 'readNumbers',
      scope: 'devices:read',
      summary: 'See which numbers come next',
      answers: { 200: { description: 'They are so now.', schema: numbersView } },
      problems: { 404: ['device-unknown'], 422: ['numbers-not-possible'] },
      examples: READ_NUMBERS,
    })
    .handle(async ({ caller: { account }, params: { id } }) => ({
      status: 200,
      body: await view(account, id, await sequencesOf(account, id)),
    }))

  table
    .route({
      ...ONE,
      method: 'put',
      id: 'setNumbers',
      scope: 'devices:write',
      summary: 'Say which numbers come next, when you come from another program',
      description:
        'Kenya only: there the seller numbers, and KRA takes each number once. Stop the other program first, and say it before the first sale here. A number that a document of this gateway may have is refused.',
      body: {
        schema: nextNumbers,
        refusal: { code: 'numbers-invalid', message: 'The numbers cannot be used' },
      },
      answers: { 200: { description: 'They are so now.', schema: numbersView } },
      problems: { 404: ['device-unknown'], 409: ['number-may-be-taken'], 422: ['numbers-not-possible'] },
      examples: SET_NUMBERS,
    })
    .handle(async ({ caller: { account }, params: { id }, body }) => {
      const sequences = await sequencesOf(account, id)
      const numbers = sequences.flatMap(({ lane, name }): NextNumber[] =>
        body[lane] === undefined ? [] : [{ name, next: body[lane] }],
      )
      const now = gateway.clock.now().getTime()
      const written = await gateway.store.write('setNumbers', { account, device: id, numbers, now })
      if (written !== 'done') throw taken(id, written, sequences.find(({ name }) => name === written.name)!)
      gateway.wakeAll(account, id)
      return { status: 200, body: await view(account, id, sequences) }
    })

  async function sequencesOf(account: string, id: string): Promise<readonly Sequence[]> {
    const authority = await gateway.authorities.of(account, id)
    if (!authority) throw deviceUnknown(id)
    const sequences = NUMBERED.flatMap((lane) => sequenceOf(authority, lane))
    if (sequences.length === 0) throw notPossible(id)
    return sequences
  }

  async function view(account: string, id: string, sequences: readonly Sequence[]) {
    const entries = sequences.map(async ({ lane, name }) => {
      const row = await findSequence(read, account, id, name)
      const next = await nextInSequence(read, account, id, name)
      return [lane, { name, next, given: row?.given === 1 }] as const
    })
    return Object.fromEntries(await Promise.all(entries))
  }
}

interface Sequence {
  readonly lane: NumberedLane
  readonly name: string
}

function sequenceOf(authority: Authority, lane: NumberedLane): readonly Sequence[] {
  const name = sideOf(authority, lane)?.sequence
  return name === undefined ? [] : [{ lane, name }]
}

function notPossible(id: string): Problem {
  return new Problem({
    status: 422,
    code: 'numbers-not-possible',
    title: 'The authority of this device gives out its numbers by itself.',
    detail: `"${id}" has no sequence of its own.`,
    fix: 'Nothing is to be set: only Kenyan devices have such sequences.',
  })
}

function taken(id: string, { name, wanted, next }: Taken, { lane }: Sequence): Problem {
  return new Problem({
    status: 409,
    code: 'number-may-be-taken',
    title: `${name} ${wanted} may be taken.`,
    detail: `Documents of "${id}" were sent with numbers of this sequence, and ${next} comes next. Nothing was changed.`,
    fix: `Use ${next} or a later number. Over GavaConnect, where there is no gap, KRA says itself which one it expects.`,
    errors: [{ pointer: `/${lane}`, message: `is below ${next}` }],
  })
}
