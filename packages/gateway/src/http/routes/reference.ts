import { readFileSync } from 'node:fs'
import { z } from 'zod'
import type { GatewayContext } from '../context.js'
import { type OpenApi, writeOpenApi } from '../openapi/document.js'
import type { RouteTable } from '../route-table.js'

const VERSION: string = JSON.parse(
  readFileSync(new URL('../../../package.json', import.meta.url), 'utf8'),
).version

/** What the gateway can do: for programs. It is written when it is first asked for. */
export function referenceRoutes(table: RouteTable, gateway: GatewayContext): void {
  let written: OpenApi | undefined
  const openApi = () => {
    written ??= writeOpenApi(table.routes, gateway.publicUrl(), VERSION)
    return written
  }

  table
    .route({
      method: 'get',
      path: '/openapi.json',
      id: 'readOpenApi',
      tag: 'Service',
      summary: 'Read what the gateway can do, as OpenAPI 3.1',
      description: 'Clients are made from it. It needs no key.',
      answers: { 200: { description: 'The OpenAPI document.', schema: z.record(z.string(), z.unknown()) } },
    })
    .handle(async () => ({ status: 200, body: { ...openApi() } }))
}
