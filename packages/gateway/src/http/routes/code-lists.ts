import { z } from 'zod'
import { CODE_LISTS, codeListNamesOf } from '../../authorities/code-list-names.js'
import type { CodeList } from '../../code-lists/code-list.js'
import { findCodes, viewCode, viewCodeList } from '../../code-lists/read.js'
import { type Asking, keyOf } from '../../code-lists/sync.js'
import { codeListView, codeView } from '../../code-lists/view.js'
import { findCodeList, listCodeLists } from '../../store/statements/code-lists.js'
import { findDevice } from '../../store/statements/devices.js'
import type { Row } from '../../store/store.js'
import { listNotSynced, listUnknown } from '../code-list-problems.js'
import type { GatewayContext } from '../context.js'
import { deviceUnknown } from '../devices/device-problems.js'
import { limit } from '../document-query.js'
import { LIST_CODE_LISTS, READ_CODE_LIST, SYNC_CODE_LISTS } from '../examples/code-lists.js'
import { pageOf } from '../fields.js'
import { PREFER } from '../headers.js'
import type { RouteTable } from '../route-table.js'

const NAMES = [...new Set(Object.values(CODE_LISTS).flat())]

const syncRequest = z.strictObject({
  device: z
    .string()
    .min(1)
    .max(64)
    .meta({ description: 'The device that asks.', examples: ['ug-shop-1'] }),
  lists: z
    .array(z.enum(NAMES))
    .min(1)
    .max(NAMES.length)
    .meta({ description: `Which lists; without it all. ${describeNames()}` })
    .optional(),
})

const standing = z.strictObject({ lists: z.array(codeListView) })

/** The codes that authorities hand out: syncing them, and searching them. */
export function codeListRoutes(table: RouteTable, gateway: GatewayContext): void {
  const { read } = gateway.store
  const { codeLists: sync } = gateway

  table
    .route({
      method: 'post',
      path: '/v1/code-lists/sync',
      id: 'syncCodeLists',
      tag: 'Code lists',
      scope: 'goods:write',
      summary: 'Bring the lists of an authority up to date',
      description:
        'What is held in its present version is not pulled again, and of what can tell its changes only those are. Sales do not wait for it: it goes on in the background, also when nobody waits for it. A list that cannot be pulled says why, and the others are pulled all the same. In production the first pull of the categories of Uganda takes some 750 calls.',
      headers: { seconds: PREFER },
      body: { schema: syncRequest, refusal: { code: 'sync-invalid', message: 'The lists cannot be synced' } },
      answers: {
        200: { description: 'All have been pulled, or say why not.', schema: standing },
        202: { description: 'Some are being pulled: ask again with GET /v1/code-lists.', schema: standing },
      },
      problems: { 404: ['device-unknown', 'code-list-unknown'] },
      examples: SYNC_CODE_LISTS,
    })
    .handle(async ({ caller: { account }, headers: { seconds }, body: { device, lists: wanted } }) => {
      const asking = await askingFor(account, device)
      const { lists } = asking.codeLists
      const unknown = wanted?.find((name) => !lists.some((list) => list.name === name))
      if (unknown !== undefined) throw listUnknown(asking.authority, unknown)
      const chosen = lists.filter(({ name }) => wanted === undefined || wanted.includes(name as never))
      const begun = await Promise.all(chosen.map((list) => sync.begin(asking, list)))
      await within(seconds, Promise.all(begun.map(({ ended }) => ended)))
      const views = await Promise.all(chosen.map((list) => standingOf(asking, list)))
      const isDone = views.every(({ state }) => state !== 'syncing')
      return { status: isDone ? 200 : 202, body: { lists: views } }
    })

  table
    .route({
      method: 'get',
      path: '/v1/code-lists',
      id: 'listCodeLists',
      tag: 'Code lists',
      scope: 'goods:read',
      summary: 'See which lists are kept, and how they stand',
      answers: { 200: { description: 'All that were ever asked for.', schema: standing } },
      examples: LIST_CODE_LISTS,
    })
    .handle(async ({ caller: { account } }) => {
      const rows = await listCodeLists(read, account)
      return { status: 200, body: { lists: rows.map((row) => viewCodeList(row, sync)) } }
    })

  table
    .route({
      method: 'get',
      path: '/v1/code-lists/{authority}/{list}',
      id: 'readCodeList',
      tag: 'Code lists',
      scope: 'goods:read',
      summary: 'Search a list',
      description:
        'As it was synced last; the authority is not asked. Where devices are told different lists, name one: otherwise it is the list that was synced last.',
      params: {
        authority: z.string().meta({ description: 'efris or etims.', examples: ['efris'] }),
        list: z.string().meta({ description: describeNames(), examples: ['dictionary'] }),
      },
      query: z.object({
        q: z
          .string()
          .max(200, { error: 'Use at most 200 characters.' })
          .meta({
            description: 'Parts of words of the name or the code: all must occur.',
            examples: ['soda'],
          })
          .optional(),
        parent: z
          .string()
          .meta({
            description: 'Only what is of this section or class, or right below this code.',
            examples: ['rateUnit'],
          })
          .optional(),
        device: z
          .string()
          .meta({ description: 'As this device is told.', examples: ['ug-shop-1'] })
          .optional(),
        cursor: z
          .string()
          .max(200, { error: 'Use the "next" of the page before.' })
          .meta({ description: 'Where the page begins: the "next" of the page before.' })
          .default(''),
        limit,
      }),
      answers: {
        200: {
          description: 'A page of it, in the order of its codes.',
          schema: pageOf('codes', codeView).extend({ list: codeListView }),
        },
      },
      problems: { 404: ['code-list-unknown', 'code-list-not-synced', 'device-unknown'] },
      examples: READ_CODE_LIST,
    })
    .handle(async ({ caller: { account }, params: { authority, list }, query }) => {
      const { q, parent, device, cursor, limit } = query
      const row = await listOf(account, authority, list, device)
      const rows = await findCodes(read, { list: Number(row.id), q, parent, after: cursor, limit })
      const page = rows.slice(0, limit)
      const next = rows.length > limit ? { next: String(page.at(-1)!.key) } : {}
      return { status: 200, body: { list: viewCodeList(row, sync), codes: page.map(viewCode), ...next } }
    })

  async function askingFor(account: string, device: string): Promise<Asking> {
    const row = await findDevice(read, account, device)
    const opened = row && (await gateway.authorities.of(account, device))
    if (!opened) throw deviceUnknown(device)
    const { destination, codeLists } = opened
    return { account, device, authority: String(row.authority), destination, codeLists }
  }

  async function standingOf(asking: Asking, list: CodeList) {
    return viewCodeList((await findCodeList(read, keyOf(asking, list)))!, sync)
  }

  async function listOf(account: string, authority: string, name: string, device: string | undefined) {
    if (!codeListNamesOf(authority).includes(name)) throw listUnknown(authority, name)
    const row = await (device === undefined ? lastSynced() : asTold(device))
    if (!row) throw listNotSynced(authority, name)
    return row

    async function lastSynced(): Promise<Row | undefined> {
      return (await listCodeLists(read, account, { authority, name }))[0]
    }

    async function asTold(asker: string): Promise<Row | undefined> {
      const asking = await askingFor(account, asker)
      const list = asking.codeLists.lists.find((each) => each.name === name)
      return asking.authority === authority && list ? findCodeList(read, keyOf(asking, list)) : undefined
    }
  }
}

/** Waits for work, and no longer than so many seconds. */
async function within(seconds: number, work: Promise<unknown>): Promise<void> {
  let timer: NodeJS.Timeout | undefined
  const patience = new Promise<void>((resolve) => {
    timer = setTimeout(resolve, seconds * 1000)
  })
  await Promise.race([work, patience])
  clearTimeout(timer)
}

function describeNames(): string {
  return `EFRIS: ${CODE_LISTS.efris.join(', ')}. eTIMS: ${CODE_LISTS.etims.join(', ')}.`
}
