import { accept, type Handler, type Operations } from '../contract.js'
import { COMPOSITION_RULES } from '../rules/composition.js'
import { refusalOf } from '../rules/rule.js'

/** States a component of a product, or how much of it is needed now. */
export const saveItemComposition: Handler<Operations['saveItemComposition']> = (input, visit) => {
  const { conduct, now, taxpayer } = visit
  const refusal = conduct.isStrict ? refusalOf(COMPOSITION_RULES, input, visit) : undefined
  if (refusal) return refusal
  const { tin, bhfId, ...component } = input
  const key = `${component.itemCd} ${component.cpstItemCd}`
  taxpayer.components.set(key, { value: component, changedAt: now })
  return accept(visit, null)
}
