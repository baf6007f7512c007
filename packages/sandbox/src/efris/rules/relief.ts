import { isZero } from '@risiti/core'
import { firstRow, type Refusal, refuse } from '../contract.js'
import { checkMembers, type MemberRule } from './members.js'
import { projectOf, reliefOf } from './projects.js'
import {
  amount,
  type GoodsLine,
  isDeemed,
  isDiscount,
  isOfExemptProject,
  isOfProject,
  isOutOfScope,
  type Sale,
} from './sale.js'

/* Lines whose VAT is deemed paid or that are exempt, both for a project of the buyer (T137), and those out of scope. */

/** 2809, 2823, 2821: no foreigner buys deemed, only who is on the list of deemed buyers, and only of who may sell so. */
export function deemedIsPossible(sale: Sale): Refusal | undefined {
  const row = sale.lines.findIndex(isDeemed)
  if (row < 0) return undefined
  if (sale.buyer.buyerType === '2') return refuse('2809')
  const treatment = reliefOf(sale)?.treatment
  if (treatment !== '103' && treatment !== '104') return refuse('2823', { row })
  return sale.supplier.permissions.deemedSales ? undefined : refuse('2821')
}

/** 2796: one document has either deemed or exempt lines. */
export function reliefsAreNotMixed({ lines }: Sale): Refusal | undefined {
  return lines.some(isDeemed) && lines.some(isOfExemptProject) ? refuse('2796') : undefined
}

const PROJECT: readonly MemberRule<keyof GoodsLine>[] = [
  { name: 'deemedExemptCode', missing: '3038', bytes: ['3039', 3], among: ['3040', ['101', '102']] },
  { name: 'vatProjectId', missing: '3041', bytes: ['3042', 18] },
  // The field table says 300.
  { name: 'vatProjectName', missing: '3044', bytes: ['3045', 300] },
]

/** 3038 to 3042, 3044, 3045: what is deemed or exempt says for which project. 3048, 3049: and is not both. */
export function projectsAreNamed({ lines }: Sale): Refusal | undefined {
  return firstRow(lines, (line, row) => {
    if (!isOfProject(line)) return undefined
    const refusal = checkMembers(line, PROJECT, row)
    if (refusal) return refusal
    if (line.deemedExemptCode === '101') return isDeemed(line) ? undefined : refuse('3048', { row })
    return isDeemed(line) ? refuse('3049', { row }) : undefined
  })
}

/** 3043, 3046: the project is the buyer's, for these goods and in this way, under its name. 3047: goods are counted in its unit. */
export function projectsAreOwn(sale: Sale): Refusal | undefined {
  return firstRow(sale.lines, (line, row) => {
    if (!isOfProject(line)) return undefined
    const project = projectOf(sale, line)
    if (!project) return refuse('3043', { row })
    if (project.name !== line.vatProjectName) return refuse('3046', { row })
    if (isDiscount(line) || line.unitOfMeasure === project.unit) return undefined
    return refuse('3047', { row, fill: [['***', project.unit]] })
  })
}

/** 3079, 3080: what is exempt for a project has no rates. */
export function exemptHasNoRates({ lines }: Sale): Refusal | undefined {
  return firstRow(lines, (line, row) => {
    if (!isOfExemptProject(line)) return undefined
    if (line.taxRate !== undefined && line.taxRate !== '-') return refuse('3079', { row })
    return line.exciseRate === undefined || line.exciseRate === '-' ? undefined : refuse('3080', { row })
  })
}

/** 1177: what is deemed says so in its name. */
export function deemedIsNamed({ lines }: Sale): Refusal | undefined {
  return firstRow(lines, (line, row) => {
    if (!isDeemed(line) || isDiscount(line)) return undefined
    return line.item?.endsWith(' (Deemed)') ? undefined : refuse('1177', { row })
  })
}

/** 2856, 2859, 2857: out of scope sells who may, at no rate, and nothing deemed. */
export function outOfScopeIsAllowed({ lines, supplier }: Sale): Refusal | undefined {
  return firstRow(lines, (line, row) => {
    if (!isOutOfScope(line)) return undefined
    if (supplier.rights.isAllowOutOfScopeVAT === '0') return refuse('2856', { row })
    if (isDeemed(line)) return refuse('2859', { row })
    return line.taxRate !== '-' && isZero(amount(line.taxRate)) ? undefined : refuse('2857', { row })
  })
}
