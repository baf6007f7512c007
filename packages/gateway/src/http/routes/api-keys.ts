import { z } from 'zod'
import { listApiKeys } from '../../store/statements/api-keys.js'
import { apiKeyView, givenKeyView, newApiKey, rotation } from '../access/access-schemas.js'
import { giveOutKey, readKey, revokeKey, rotateKey, viewKey } from '../access/api-keys.js'
import type { GatewayContext } from '../context.js'
import { limit } from '../document-query.js'
import { GIVE_OUT, KEY_PARAMS, REVOKE, ROTATE } from '../examples/access.js'
import { pageOf } from '../fields.js'
import type { RouteTable } from '../route-table.js'

const ONE = {
  tag: 'Access',
  params: { id: z.string().meta({ description: 'The id of the key: not the key itself.' }) },
} as const

/** Comes after every id. */
const LAST = '~'

/** Giving out, rotating and revoking API keys. */
export function apiKeyRoutes(table: RouteTable, gateway: GatewayContext): void {
  table
    .route({
      method: 'post',
      path: '/v1/api-keys',
      id: 'giveOutApiKey',
      tag: 'Access',
      scope: 'access:write',
      summary: 'Give out an API key',
      description:
        'The answer holds the key, the only time: the gateway keeps no more than its SHA-256. Nobody gives out a key that may do more than they may themselves. When the answer is lost, revoke what GET /v1/api-keys lists and give out another.',
      body: {
        schema: newApiKey,
        refusal: { code: 'api-key-invalid', message: 'The key cannot be given out' },
      },
      answers: { 201: { description: 'The key.', schema: givenKeyView } },
      problems: { 403: ['scope-beyond'] },
      examples: GIVE_OUT,
    })
    .handle(async ({ caller, body }) => ({
      status: 201,
      body: await giveOutKey(gateway, caller, caller.account, body),
    }))

  table
    .route({
      method: 'get',
      path: '/v1/api-keys',
      id: 'listApiKeys',
      tag: 'Access',
      scope: 'access:read',
      summary: 'List the API keys of the account, newest first',
      query: z.object({
        cursor: z.string().max(64).meta({ description: 'The "next" of the page before.' }).optional(),
        limit,
      }),
      answers: { 200: { description: 'A page of them.', schema: pageOf('apiKeys', apiKeyView) } },
      examples: { 'list-api-keys': { summary: 'All keys', status: 200, after: ['give-out-a-key'] } },
    })
    .handle(async ({ caller: { account }, query: { cursor = LAST, limit } }) => {
      const rows = await listApiKeys(gateway.store.read, account, cursor, limit + 1)
      const now = gateway.clock.now().getTime()
      const apiKeys = rows.slice(0, limit).map((row) => viewKey(row, now))
      return { status: 200, body: { apiKeys, ...(rows.length > limit ? { next: apiKeys.at(-1)!.id } : {}) } }
    })

  table
    .route({
      ...ONE,
      method: 'get',
      path: '/v1/api-keys/{id}',
      id: 'readApiKey',
      scope: 'access:read',
      summary: 'See an API key',
      answers: { 200: { description: 'All but the key itself.', schema: apiKeyView } },
      problems: { 404: ['api-key-unknown'] },
      examples: { 'see-a-key': { summary: 'A key', params: KEY_PARAMS, status: 200 } },
    })
    .handle(async ({ caller: { account }, params: { id } }) => ({
      status: 200,
      body: await readKey(gateway, account, id),
    }))

  table
    .route({
      ...ONE,
      method: 'post',
      path: '/v1/api-keys/{id}/rotate',
      id: 'rotateApiKey',
      scope: 'access:write',
      summary: 'Replace an API key, and let the old one go on for a while',
      description:
        'The new key has the name, the scopes and the end of the old one. Rotate when somebody leaves who knew it, and once a year; when it is in wrong hands, revoke it.',
      body: { schema: rotation, refusal: { code: 'rotation-invalid', message: 'The key cannot be rotated' } },
      answers: { 201: { description: 'The new key.', schema: givenKeyView } },
      problems: { 403: ['scope-beyond'], 404: ['api-key-unknown'], 409: ['api-key-not-rotatable'] },
      examples: ROTATE,
    })
    .handle(async ({ caller, params: { id }, body: { graceSeconds } }) => ({
      status: 201,
      body: await rotateKey(gateway, caller, id, graceSeconds),
    }))

  table
    .route({
      ...ONE,
      method: 'delete',
      path: '/v1/api-keys/{id}',
      id: 'revokeApiKey',
      scope: 'access:write',
      summary: 'Revoke an API key',
      description: 'It ends now. It stays in the list, so that what was done with it can be told.',
      answers: { 200: { description: 'It has ended.', schema: apiKeyView } },
      problems: { 403: ['scope-beyond'], 404: ['api-key-unknown'] },
      examples: REVOKE,
    })
    .handle(async ({ caller, params: { id } }) => ({
      status: 200,
      body: await revokeKey(gateway, caller, id),
    }))
}
