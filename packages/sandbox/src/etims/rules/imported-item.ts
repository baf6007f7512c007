import { invalid } from '../contract.js'
import type { ImportUpdate } from '../device.js'
import { isOpen } from '../listed.js'
import { importKey } from '../taxpayer.js'
import type { Rule } from './rule.js'

/**
 * The line is one of the PIN's. The text is the validator's; that a line is missing which another of its task has is told in
 * the same words, and that other doors refuse it with 910, is suggested.
 */
export const importIsKnown: Rule<ImportUpdate> = (update, visit) =>
  isOpen(visit.taxpayer.imports.get(importKey(update)), visit)
    ? undefined
    : invalid(visit, `taskCd '${update.taskCd}' not found.`)
