import { addAccount, endApiKey, giveOutApiKey, rotateApiKey, suspendAccount } from './access/transactions.js'
import { addUser, beginSession, changeUser, endSession, removeUser } from './access/user-transactions.js'
import { beginPull, deleteMissingCodes, failPull, finishPull, keepCodes } from './code-lists/transactions.js'
import { addDevice, changeDevice, pauseDevice, registerDevice, saveItems } from './devices/transactions.js'
import { acceptDocument } from './documents/accept.js'
import { cancelDocument } from './documents/cancel.js'
import { resolveDocument } from './documents/resolve.js'
import { reviseDocument } from './documents/revise.js'
import { addKeyInUse, reseal, retireKeys } from './keys/transactions.js'
import { setNumbers } from './lanes/numbers.js'
import {
  beginAttempt,
  handBackLanes,
  recordUpload,
  recoverLanes,
  settleDocument,
  takeLane,
} from './lanes/transactions.js'
import { decideListed } from './listed/decide.js'
import { endEntries, keepEntries } from './listed/pull.js'
import { recordPrint, setReceiptSettings } from './receipts/transactions.js'
import { setLevels, settleLevel } from './stock/levels.js'
import { retryMovement } from './stock/retry.js'
import { insertAccount } from './store/statements/accounts.js'

import { noteKeyUse } from './store/statements/api-keys.js'
import { deleteText } from './store/statements/retention.js'
import { deleteStartSessions, noteSeen } from './store/statements/sessions.js'

import { addSetting, BACKUP_SETTING, keepTime, removeSetting } from './store/statements/settings.js'
import { deleteDelivery, type OverBefore } from './store/statements/webhook-retention.js'
import type { Tx } from './store/store.js'
import { recordWarnings } from './watch/transactions.js'
import { recordPosts } from './webhooks/outbox/record-posts.js'
import {
  addWebhook,
  changeWebhook,
  replayDelivery,
  replayEvents,
  rotateWebhookSecret,
  setWebhook,
  takeWebhook,
  testWebhook,
} from './webhooks/transactions.js'

/** Every way the gateway changes its database. The writer loads this module in its own thread. */
export const transactions = {
  acceptDocument,
  reviseDocument,
  cancelDocument,
  resolveDocument,
  beginAttempt,
  settleDocument,
  setLevels,
  recordPrint,
  setReceiptSettings,
  settleLevel,
  retryMovement,
  keepEntries,
  endEntries,
  decideListed,
  beginPull,
  keepCodes,
  deleteMissingCodes,
  finishPull,
  failPull,
  recordUpload,
  recoverLanes,
  handBackLanes,
  takeLane,
  addDevice,
  registerDevice,
  pauseDevice,
  changeDevice,
  setNumbers,
  saveItems,
  recordWarnings,
  addWebhook,
  changeWebhook,
  rotateWebhookSecret,
  setWebhook,
  takeWebhook,
  recordPosts,
  testWebhook,
  replayDelivery,
  replayEvents,
  reseal,
  addKeyInUse,
  retireKeys,
  /** @param places of texts. */
  deleteTexts: async (tx: Tx, places: readonly number[]): Promise<void> => {
    for (const place of places) await deleteText(tx, place)
  },
  deleteDeliveries: async (
    tx: Tx,
    { numbers, before }: { readonly numbers: readonly number[]; readonly before: OverBefore },
  ): Promise<void> => {
    for (const number of numbers) await deleteDelivery(tx, number, before)
  },
  insertAccount,
  giveOutApiKey,
  rotateApiKey,
  endApiKey,
  addAccount,
  suspendAccount,
  noteKeyUse,
  addUser,
  changeUser,
  removeUser,
  beginSession,
  endSession,
  noteSeen,
  deleteStartSessions,
  addSetting: (tx: Tx, setting: { name: string; value: Uint8Array }): Promise<void> =>
    addSetting(tx, setting.name, setting.value),
  forgetBackup: (tx: Tx): Promise<void> => removeSetting(tx, BACKUP_SETTING),
  /** Writes something, to learn whether writing works. */
  probe: (tx: Tx, { now }: { now: number }): Promise<void> => keepTime(tx, 'probed-at', now),
}

export type GatewayTransactions = typeof transactions
