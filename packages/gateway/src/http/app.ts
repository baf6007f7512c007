import type { HttpBindings } from '@hono/node-server'
import { Hono } from 'hono'
import type { Log } from '../logging/log.js'
import { Auth } from './access/auth.js'
import { Login } from './access/login.js'
import { Cookies } from './access/session-cookies.js'
import type { GatewayContext } from './context.js'
import { Acceptance } from './documents/acceptance.js'
import { DocumentDesk } from './documents/document-desk.js'
import { ImportDesk } from './listed/import-desk.js'
import { PurchaseDesk } from './listed/purchase-desk.js'
import { factsOf, Problem, problemResponse } from './problem.js'
import { RouteTable } from './route-table.js'
import { accountRoutes } from './routes/accounts.js'
import { apiKeyRoutes } from './routes/api-keys.js'
import { auditRoutes } from './routes/audit.js'
import { callerRoute } from './routes/caller.js'
import { codeListRoutes } from './routes/code-lists.js'
import { contentRoutes } from './routes/contents.js'
import { creditNoteRoutes } from './routes/credit-notes.js'
import {
  DOCUMENT_DECISIONS,
  IMPORT_DECISIONS,
  MOVEMENT_DECISIONS,
  PURCHASE_DECISIONS,
} from './routes/decision-subjects.js'
import { decisionRoutes } from './routes/decisions.js'
import { deviceControlRoutes } from './routes/device-control.js'
import { deviceNumberRoutes } from './routes/device-numbers.js'
import { deviceRoutes } from './routes/devices.js'
import { documentRoutes } from './routes/documents.js'
import { eventRoutes } from './routes/events.js'
import { healthRoutes } from './routes/health.js'
import { importRoutes } from './routes/imports.js'
import { itemRoutes } from './routes/items.js'
import { metricsRoute } from './routes/metrics.js'
import { overviewRoutes } from './routes/overview.js'
import { purchaseRoutes } from './routes/purchases.js'
import { receiptSettingsRoutes } from './routes/receipt-settings.js'
import { receiptRoutes } from './routes/receipts.js'
import { referenceRoutes } from './routes/reference.js'
import { revisionRoutes } from './routes/revisions.js'
import { type SessionDeps, sessionRoutes } from './routes/sessions.js'
import { setupRoutes } from './routes/setup.js'
import { stockLevelRoutes } from './routes/stock-levels.js'
import { stockMovementRoutes } from './routes/stock-movements.js'
import { taxpayerRoutes } from './routes/taxpayers.js'
import { userRoutes } from './routes/users.js'
import { verifyRoutes } from './routes/verify.js'
import { warningRoutes } from './routes/warnings.js'
import { webhookDeliveryRoutes } from './routes/webhook-deliveries.js'
import { webhookEndpointRoutes } from './routes/webhook-endpoints.js'
import { clientAddresses } from './server/client-address.js'
import { onlyHosts } from './server/guard.js'
import { servePages } from './server/pages.js'
import { type Answered, requestLine } from './server/request-line.js'
import { StockAcceptance } from './stock/stock-acceptance.js'
import { StockDesk } from './stock/stock-desk.js'

export interface AppOptions {
  readonly hosts: ReadonlySet<string>
  readonly adminKey: string | undefined
  /** Networks of our own proxies. */
  readonly proxies?: readonly string[] | undefined
  readonly log: Log
  readonly onAnswer: (answered: Answered) => void
}

/** The gateway's HTTP interface. */
export function createApp(gateway: GatewayContext, options: AppOptions): Hono<{ Bindings: HttpBindings }> {
  const app = new Hono<{ Bindings: HttpBindings }>()
  app.onError((error) => {
    const facts = factsOf(error)
    if (facts.status === 500 || facts.status === 507)
      options.log('error', 'a request failed', { error: String(error.stack ?? error) })
    return problemResponse(facts)
  })
  app.notFound((c) => problemResponse(notFound(c.req.method, c.req.path).facts))
  const addressOf = clientAddresses(options.proxies ?? [])
  app.use(
    requestLine({ log: options.log, onAnswer: options.onAnswer, randomId: gateway.randomId, addressOf }),
  )
  app.use(onlyHosts(options.hosts))
  for (const path of ['/v1/*', '/verify/*'])
    app.use(path, (c, next) => gateway.load.work(c.env.incoming, next))
  app.use(servePages())
  const { store, credentials, clock, publicUrl } = gateway
  const cookies = new Cookies(publicUrl)
  const auth = new Auth({ store, credentials, clock, cookies, publicUrl, adminKey: options.adminKey })
  const table = new RouteTable(app, gateway.load, (need, request) => auth.admit(need, request))
  addRoutes(table, gateway, { auth, cookies, login: new Login(gateway, addressOf) })
  return app
}

/** Every route of the gateway. */
export function addRoutes(table: RouteTable, gateway: GatewayContext, sessions: SessionDeps): void {
  const documents = (account: string) => new DocumentDesk(gateway, account)
  const acceptance = new Acceptance(gateway)
  documentRoutes(table, gateway, documents, acceptance)
  contentRoutes(table, gateway, documents)
  receiptRoutes(table, gateway, documents)
  receiptSettingsRoutes(table, gateway)
  creditNoteRoutes(table, documents, acceptance)
  revisionRoutes(table, gateway, documents, acceptance)
  decisionRoutes(table, gateway, documents, DOCUMENT_DECISIONS)
  const stock = (account: string) => new StockDesk(gateway, account)
  stockMovementRoutes(table, gateway, stock, new StockAcceptance(gateway))
  decisionRoutes(table, gateway, stock, MOVEMENT_DECISIONS)
  stockLevelRoutes(table, gateway)
  overviewRoutes(table, gateway)
  purchaseRoutes(table, gateway)
  decisionRoutes(table, gateway, (account) => new PurchaseDesk(gateway, account), PURCHASE_DECISIONS)
  importRoutes(table, gateway)
  decisionRoutes(table, gateway, (account) => new ImportDesk(gateway, account), IMPORT_DECISIONS)
  setupRoutes(table, gateway)
  taxpayerRoutes(table, gateway)
  codeListRoutes(table, gateway)
  deviceRoutes(table, gateway)
  deviceControlRoutes(table, gateway)
  deviceNumberRoutes(table, gateway)
  eventRoutes(table, gateway, sessions.auth)
  auditRoutes(table, gateway)
  warningRoutes(table, gateway)
  itemRoutes(table, gateway)
  callerRoute(table)
  apiKeyRoutes(table, gateway)
  accountRoutes(table, gateway)
  userRoutes(table, gateway, sessions)
  sessionRoutes(table, gateway, sessions)
  webhookEndpointRoutes(table, gateway)
  webhookDeliveryRoutes(table, gateway)
  verifyRoutes(table, gateway)
  healthRoutes(table, gateway)
  metricsRoute(table, gateway)
  referenceRoutes(table, gateway)
}

function notFound(method: string, path: string): Problem {
  return new Problem({
    status: 404,
    code: 'route-unknown',
    title: 'There is nothing here.',
    detail: `${method} ${path.slice(0, 200)} is not a route of this gateway.`,
    fix: 'The routes are listed at /docs, and in /openapi.json.',
  })
}
