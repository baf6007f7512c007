import { Hono } from 'hono'
import { addRoutes } from '#src/http/app.js'
import type { Route } from '#src/http/route.js'
import { RouteTable } from '#src/http/route-table.js'
import { LOAD_LIMITS, Load } from '#src/http/server/load.js'

/** Every route of the gateway, as it is declared. */
export function declaredRoutes(): readonly Route[] {
  const table = new RouteTable(new Hono(), new Load(LOAD_LIMITS), () =>
    Promise.reject(new Error('nobody asks')),
  )
  addRoutes(table, { store: {} } as never, { login: {} } as never)
  return table.routes
}
