import { defineOperation } from '@risiti/core'
import { answer, empty, list, text } from '../fields.js'

/**
 * Reads the branches of the calling taxpayer. Documents, stock movements and transfers name a branch by these ids; a document
 * without one is booked on the branch of the device. Keep the answer, and ask again when `taxpayerBranchVersion` of T103 has
 * changed.
 */
export const getRegisteredBranches = defineOperation({
  code: 'T138',
  title: 'Branches of the taxpayer',
  area: 'reference',
  encrypted: { request: false, response: true },
  resend: 'safe',
  request: () => empty(),
  response: () => list(answer({ branchId: text(18), branchName: text(500) })),
})
