import { documentView } from '../../documents/view.js'
import { importView } from '../../imports/view.js'
import { purchaseView } from '../../purchases/view.js'
import { movementView } from '../../stock/view.js'
import { DOCUMENT_FACTS } from '../documents/document-desk.js'
import { CANCEL, EVENTS, RESOLVE } from '../examples/corrections.js'
import { CANCEL_IMPORT, IMPORT_EVENTS, RESOLVE_IMPORT } from '../examples/imports.js'
import { CANCEL_DECISION, DECISION_EVENTS, RESOLVE_DECISION } from '../examples/purchases.js'
import { CANCEL_MOVEMENT, MOVEMENT_EVENTS, RESOLVE_MOVEMENT } from '../examples/stock.js'
import { DOCUMENT_ID, IMPORT_ID, MOVEMENT_ID, PURCHASE_ID } from '../fields.js'
import { IMPORT_FACTS } from '../listed/import-desk.js'
import { PURCHASE_FACTS } from '../listed/purchase-desk.js'
import { MOVEMENT_FACTS } from '../stock/stock-desk.js'

/*
 * What people decide on, each as its routes are declared: `decisions.ts`.
 */

export const DOCUMENT_DECISIONS = {
  facts: DOCUMENT_FACTS,
  tag: 'Corrections',
  ids: 'Document',
  id: DOCUMENT_ID,
  schema: documentView,
  unknown: 'document-unknown',
  scopes: { read: 'documents:read', write: 'documents:write' },
  examples: { cancel: CANCEL, resolve: RESOLVE, events: EVENTS },
} as const

export const PURCHASE_DECISIONS = {
  facts: PURCHASE_FACTS,
  tag: 'Purchases',
  ids: 'Decision',
  id: PURCHASE_ID,
  schema: purchaseView,
  unknown: 'decision-unknown',
  scopes: { read: 'goods:read', write: 'goods:write' },
  examples: { cancel: CANCEL_DECISION, resolve: RESOLVE_DECISION, events: DECISION_EVENTS },
} as const

export const IMPORT_DECISIONS = {
  facts: IMPORT_FACTS,
  tag: 'Imports',
  ids: 'ImportDecision',
  id: IMPORT_ID,
  schema: importView,
  unknown: 'decision-unknown',
  scopes: { read: 'goods:read', write: 'goods:write' },
  examples: { cancel: CANCEL_IMPORT, resolve: RESOLVE_IMPORT, events: IMPORT_EVENTS },
} as const

export const MOVEMENT_DECISIONS = {
  facts: MOVEMENT_FACTS,
  tag: 'Stock',
  ids: 'Movement',
  id: MOVEMENT_ID,
  schema: movementView,
  unknown: 'movement-unknown',
  scopes: { read: 'goods:read', write: 'goods:write' },
  examples: { cancel: CANCEL_MOVEMENT, resolve: RESOLVE_MOVEMENT, events: MOVEMENT_EVENTS },
} as const
