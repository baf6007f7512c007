import { z } from 'zod'
import { SCOPE_NAMES } from '../../access/scopes.js'
import type { RouteTable } from '../route-table.js'

const view = z
  .strictObject({
    account: z.string().meta({ description: 'Whose documents, devices and goods the caller sees.' }),
    kind: z
      .enum(['key', 'user', 'start'])
      .meta({ description: 'start: the admin key that the gateway was started with.' }),
    id: z.string().meta({ description: 'Of the key or the user; absent for "start".' }).optional(),
    name: z.string(),
    scopes: z.array(z.enum(SCOPE_NAMES)),
  })
  .meta({ id: 'Caller', description: 'Who asks, and what they may do.' })

/** Telling a caller who they are. */
export function callerRoute(table: RouteTable): void {
  table
    .route({
      method: 'get',
      path: '/v1/caller',
      id: 'readCaller',
      tag: 'Access',
      scope: 'any',
      summary: 'See who one is, and what one may do',
      answers: { 200: { description: 'The caller.', schema: view } },
      examples: { 'who-am-i': { summary: 'The admin key of the start', status: 200 } },
    })
    .handle(async ({ caller: { account, scopes, actor } }) => {
      const { kind, id, name } = actor
      return { status: 200, body: { account, kind, ...(id === '' ? {} : { id }), name, scopes: [...scopes] } }
    })
}
