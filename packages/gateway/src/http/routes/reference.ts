import { readFileSync } from 'node:fs'
import { z } from 'zod'
import type { GatewayContext } from '../context.js'
import { type OpenApi, writeOpenApi } from '../openapi/document.js'
import { recordedAnswers, shownExamples } from '../openapi/examples.js'
import { PAGE_HEADERS, renderReference } from '../reference/page.js'
import type { RouteTable } from '../route-table.js'

const VERSION: string = JSON.parse(
  readFileSync(new URL('../../../package.json', import.meta.url), 'utf8'),
).version

/** What the gateway can do: for programs, and for people. Both are written when they are first asked for, and all who ask get the same bytes. */
export function referenceRoutes(table: RouteTable, gateway: GatewayContext): void {
  let written: OpenApi | undefined
  const openApi = () => {
    written ??= writeOpenApi(table.routes, gateway.publicUrl(), VERSION)
    return written
  }
  let json: Uint8Array | undefined
  let page: Uint8Array | undefined

  table
    .route({
      method: 'get',
      path: '/openapi.json',
      id: 'readOpenApi',
      scope: 'none',
      tag: 'Service',
      summary: 'Read this reference as OpenAPI 3.1',
      description: 'Clients are made from it. It needs no key.',
      answers: {
        200: {
          description: 'The OpenAPI document.',
          schema: z.record(z.string(), z.unknown()),
          types: ['application/json'],
        },
      },
    })
    .handle(async () => {
      json ??= Buffer.from(JSON.stringify(openApi()))
      return { status: 200, text: json, headers: { 'content-type': 'application/json' } }
    })

  table
    .route({
      method: 'get',
      path: '/docs',
      id: 'readReference',
      scope: 'none',
      tag: 'Service',
      summary: 'Read this reference as a page',
      description: 'It needs no key, and nothing from any other host.',
      answers: { 200: { description: 'The page.', types: ['text/html'] } },
    })
    .handle(async () => {
      page ??= Buffer.from(
        renderReference(openApi(), (id) =>
          shownExamples(table.routes.find((route) => route.id === id)!, recordedAnswers()),
        ),
      )
      return { status: 200, text: page, headers: PAGE_HEADERS }
    })
}
