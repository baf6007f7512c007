import type { Need } from '#src/http/access/auth.js'
import { plainSale } from '../support/api.js'

/** What belongs to the account that others try to reach. */
export interface Victim {
  readonly device: string
  readonly document: string
  readonly movement: string
  /** A purchase that nobody has decided on. */
  readonly purchase: string
  /** A purchase that was decided on. */
  readonly decided: string
  /** An import that nobody has decided on. */
  readonly import: string
  /** An import that was decided on. */
  readonly imported: string
  readonly key: string
  readonly user: string
  readonly endpoint: string
  readonly delivery: string
}

/** How somebody of another account asks a route for what is not theirs, and what they are told. */
export interface Case {
  /** What the route needs. Said here again, so that it is not changed by mistake. */
  readonly scope: Exclude<Need, 'none'>
  readonly id?: keyof Victim
  readonly query?: (victim: Victim) => string
  readonly body?: (victim: Victim) => unknown
  /** 404 where the id is theirs; 200 and 201 where the answer is only of one's own. */
  readonly status: number
}

const reason = { reason: 'It is not mine.' }
const sale = ({ device }: Victim) => plainSale(device, 'N-1')
const credit = () => ({ reason: 'returned' })
const decide = () => ({ decision: 'cancel', ...reason })
const nothing = () => ({})
const item = {
  item: 'SODA-500',
  name: 'Taken',
  unit: 'PCE',
  tax: 'standard',
  classification: { scheme: 'ug-commodity', code: '50202306' },
}
const hook = () => ({ url: 'https://hooks.example.com/mine' })
const ofDevice = ({ device }: Victim) => `?device=${device}`
const movement = ({ device }: Victim) => ({
  kind: 'purchase',
  device,
  movedAt: '2026-01-20T10:15:00+03:00',
  party: { name: 'Mukwano' },
  lines: [{ item: 'SODA-500', quantity: '1', unitPrice: '500' }],
})

const DOCUMENT = { id: 'document', status: 404 } as const
const MOVEMENT = { id: 'movement', status: 404 } as const
const PURCHASE = { id: 'purchase', status: 404 } as const
const DECIDED = { id: 'decided', status: 404 } as const
const IMPORT = { id: 'import', status: 404 } as const
const IMPORTED = { id: 'imported', status: 404 } as const
const DEVICE = { id: 'device', status: 404 } as const
const ENDPOINT = { id: 'endpoint', scope: 'webhooks:write', status: 404 } as const
const OWN = { status: 200 } as const
/** Only an admin: whoever is none is not told whether there is such an account. */
const ADMIN = { scope: 'admin', status: 403 } as const
/** Who comes with a key has no session. */
const SESSION = { scope: 'any', status: 401 } as const

/** Every route that needs a key, by its id. A new route needs a case. */
export const CASES: Readonly<Record<string, Case>> = {
  sell: { scope: 'documents:write', body: sale, status: 422 },
  checkDocument: { scope: 'documents:write', body: sale, status: 422 },
  listDocuments: { scope: 'documents:read', ...OWN },
  readDocument: { scope: 'documents:read', ...DOCUMENT },
  readReceipt: { scope: 'documents:read', ...DOCUMENT },
  readContent: { scope: 'documents:read', ...DOCUMENT },
  readAttempt: { scope: 'documents:read', ...DOCUMENT },
  listDocumentEvents: { scope: 'documents:read', ...DOCUMENT },
  creditDocument: { scope: 'documents:write', body: credit, ...DOCUMENT },
  reviseDocument: { scope: 'documents:write', body: sale, ...DOCUMENT },
  cancelDocument: { scope: 'documents:write', body: () => reason, ...DOCUMENT },
  resolveDocument: { scope: 'decisions:write', body: decide, ...DOCUMENT },
  printReceipt: { scope: 'documents:write', body: () => ({ format: 'text' }), ...DOCUMENT },
  listPrints: { scope: 'documents:read', ...DOCUMENT },
  previewReceipt: { scope: 'documents:write', body: sale, status: 422 },
  readOverview: { scope: 'documents:read', ...OWN },
  reportMovement: { scope: 'goods:write', body: movement, status: 422 },
  listMovements: { scope: 'goods:read', ...OWN },
  getMovement: { scope: 'goods:read', ...MOVEMENT },
  retryMovement: { scope: 'goods:write', body: () => reason, ...MOVEMENT },
  cancelMovement: { scope: 'goods:write', body: () => reason, ...MOVEMENT },
  resolveMovement: { scope: 'decisions:write', body: decide, ...MOVEMENT },
  listMovementEvents: { scope: 'goods:read', ...MOVEMENT },
  pullPurchases: { scope: 'goods:write', body: ({ device }) => ({ device }), status: 404 },
  listPurchases: { scope: 'goods:read', ...OWN },
  getPurchase: { scope: 'goods:read', ...PURCHASE },
  acceptPurchase: { scope: 'goods:write', body: () => ({ lines: [{ line: 1, item: 'G' }] }), ...PURCHASE },
  rejectPurchase: { scope: 'goods:write', body: () => reason, ...PURCHASE },
  retryDecision: { scope: 'goods:write', body: () => reason, ...DECIDED },
  cancelDecision: { scope: 'goods:write', body: () => reason, ...DECIDED },
  resolveDecision: { scope: 'decisions:write', body: decide, ...DECIDED },
  listDecisionEvents: { scope: 'goods:read', ...DECIDED },
  pullImports: { scope: 'goods:write', body: ({ device }) => ({ device }), status: 404 },
  listImports: { scope: 'goods:read', ...OWN },
  getImport: { scope: 'goods:read', ...IMPORT },
  acceptImport: { scope: 'goods:write', body: () => ({ item: 'G', quantity: '1' }), ...IMPORT },
  rejectImport: { scope: 'goods:write', body: () => ({ item: 'G', ...reason }), ...IMPORT },
  retryImport: { scope: 'goods:write', body: () => reason, ...IMPORTED },
  cancelImportDecision: { scope: 'goods:write', body: () => reason, ...IMPORTED },
  resolveImportDecision: { scope: 'decisions:write', body: decide, ...IMPORTED },
  listImportDecisionEvents: { scope: 'goods:read', ...IMPORTED },
  listStockLevels: { scope: 'goods:read', query: ofDevice, status: 404 },
  countStock: {
    scope: 'goods:write',
    body: ({ device }) => ({ device, levels: [{ item: 'SODA-500', quantity: '1' }] }),
    status: 404,
  },
  saveItems: { scope: 'goods:write', body: ({ device }) => ({ device, items: [item] }), status: 404 },
  listItems: { scope: 'goods:read', query: ofDevice, status: 404 },
  listDevices: { scope: 'devices:read', ...OWN },
  readDevice: { scope: 'devices:read', ...DEVICE },
  listDeviceEvents: { scope: 'devices:read', ...DEVICE },
  pauseDevice: { scope: 'devices:write', ...DEVICE },
  resumeDevice: { scope: 'devices:write', ...DEVICE },
  initialiseDevice: { scope: 'devices:write', ...DEVICE },
  setOffline: { scope: 'devices:write', body: () => ({ offline: 'never' }), ...DEVICE },
  readReceiptSettings: { scope: 'devices:read', ...DEVICE },
  setReceiptSettings: { scope: 'devices:write', body: nothing, ...DEVICE },
  readNumbers: { scope: 'devices:read', ...DEVICE },
  setNumbers: { scope: 'devices:write', body: () => ({ sales: 5 }), ...DEVICE },
  listWarnings: { scope: 'devices:read', ...OWN },
  // One of the same name is another one. Whoever is no admin names no address.
  addDevice: {
    scope: 'devices:write',
    body: ({ device }) => ({
      id: device,
      authority: 'etims',
      environment: 'http://10.0.0.1',
      tin: 'P000000009X',
      bhfId: '00',
      dvcSrlNo: 'MINE-1',
    }),
    status: 403,
  },
  listEvents: { scope: 'events:read', query: () => '?after=0', ...OWN },
  exportAudit: { scope: 'events:read', ...OWN },
  addWebhookEndpoint: { scope: 'webhooks:write', body: hook, status: 201 },
  listWebhookEndpoints: { scope: 'webhooks:read', ...OWN },
  readWebhookEndpoint: { ...ENDPOINT, scope: 'webhooks:read' },
  changeWebhookEndpoint: { ...ENDPOINT, body: hook },
  deleteWebhookEndpoint: ENDPOINT,
  enableWebhookEndpoint: ENDPOINT,
  disableWebhookEndpoint: ENDPOINT,
  rotateWebhookSecret: { ...ENDPOINT, body: () => ({ graceSeconds: 0 }) },
  testWebhookEndpoint: ENDPOINT,
  replayWebhookEvents: { ...ENDPOINT, body: () => ({ after: '0' }) },
  listWebhookDeliveries: { scope: 'webhooks:read', ...OWN },
  readWebhookDelivery: { scope: 'webhooks:read', id: 'delivery', status: 404 },
  replayWebhookDelivery: { scope: 'webhooks:write', id: 'delivery', status: 404 },
  readCaller: { scope: 'any', ...OWN },
  giveOutApiKey: {
    scope: 'access:write',
    body: () => ({ name: 'mine', scopes: ['documents:read'] }),
    status: 201,
  },
  listApiKeys: { scope: 'access:read', ...OWN },
  readApiKey: { scope: 'access:read', id: 'key', status: 404 },
  rotateApiKey: { scope: 'access:write', id: 'key', body: () => ({ graceSeconds: 0 }), status: 404 },
  revokeApiKey: { scope: 'access:write', id: 'key', status: 404 },
  addUser: {
    scope: 'access:write',
    body: () => ({ name: 'mine', role: 'cashier', password: 'a long word of mine' }),
    status: 201,
  },
  listUsers: { scope: 'access:read', ...OWN },
  readUser: { scope: 'access:read', id: 'user', status: 404 },
  changeUser: { scope: 'access:write', id: 'user', body: () => ({ role: 'auditor' }), status: 404 },
  removeUser: { scope: 'access:write', id: 'user', status: 404 },
  readSession: SESSION,
  signOut: SESSION,
  changeOwnPassword: { ...SESSION, body: () => ({ current: 'a', password: 'a long word of mine' }) },
  addAccount: { ...ADMIN, body: () => ({ id: 'third', name: 'Third' }) },
  listAccounts: ADMIN,
  readAccount: ADMIN,
  giveOutAccountKey: { ...ADMIN, body: nothing },
  suspendAccount: ADMIN,
  resumeAccount: ADMIN,
  lookUpTaxpayer: { scope: 'documents:read', query: ofDevice, status: 404 },
  syncCodeLists: { scope: 'goods:write', body: ({ device }) => ({ device }), status: 404 },
  listCodeLists: { scope: 'goods:read', ...OWN },
  readCodeList: { scope: 'goods:read', query: ofDevice, status: 404 },
  readSandboxShop: ADMIN,
  makeDeviceKey: { scope: 'devices:write', body: () => ({ commonName: 'Mine' }), status: 201 },
  readMetrics: { scope: 'metrics:read', status: 403 },
}
