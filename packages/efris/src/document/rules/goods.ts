import { compare, decimal, type Issue, type ResolvedLine } from '@risiti/core'
import { industryOf, noteKindOf } from '../kind.js'
import type { RegisteredGoods, UgandaRule } from './facts.js'

/* What is sold, against its registration (T130), as far as that is known. */

type Find = (
  line: ResolvedLine,
  goods: RegisteredGoods,
) => (Omit<Issue, 'path'> & { readonly at: string }) | undefined

/** A rule about each line whose item is registered. */
function aboutGoods(rule: Omit<UgandaRule, 'find'>, find: Find): UgandaRule {
  return {
    ...rule,
    find: ({ document }, { goods }) =>
      document.lines.flatMap((line, index) => {
        const registered = goods?.get(line.item)
        const found = registered && find(line, registered)
        if (!found) return []
        const { at, ...issue } = found
        return [{ path: `/lines/${index}/${at}`, ...issue }]
      }),
  }
}

const SAME =
  'Write it as it is registered (T130), or correct what you keep of the registration, such as an item table.'

export const GOODS_RULES: readonly UgandaRule[] = [
  {
    id: 'ug-item-registered',
    title: 'What is sold is registered.',
    source: '2122',
    example: '"item": "SODA-500"',
    find: ({ document }, { goods }) =>
      document.lines.flatMap(({ item }, index) =>
        goods?.get(item) === null
          ? [
              {
                path: `/lines/${index}/item`,
                message: `"${item}" is not registered with URA (2122)`,
                fix: 'Register it first (T130), or correct the code.',
              },
            ]
          : [],
      ),
  },
  aboutGoods(
    {
      id: 'ug-item-name',
      title: 'Goods are called as they are registered.',
      source: '2123',
      example: '"name": "Soda 500 ml"',
    },
    ({ name }, goods) =>
      name === goods.name
        ? undefined
        : { at: 'name', message: `is not the registered name "${goods.name}" (2123)`, fix: SAME },
  ),
  aboutGoods(
    {
      id: 'ug-item-category',
      title: 'Goods have the category that they are registered with.',
      source: '2124',
      example: '"classification": { "scheme": "ug-commodity", "code": "50202306" }',
    },
    ({ classification }, { category }) =>
      classification.code === category
        ? undefined
        : {
            at: 'classification/code',
            message: `is not the registered category ${category} (2124)`,
            fix: SAME,
          },
  ),
  aboutGoods(
    {
      id: 'ug-item-unit',
      title: 'Goods are counted in the unit that they are registered with.',
      source: '2197 (inferred), 1208',
      example: '"unit": "PCE"',
    },
    (line, { unit }) =>
      line.unit === unit
        ? undefined
        : { at: 'unit', message: `is not the registered unit ${unit} (2197)`, fix: SAME },
  ),
  {
    id: 'ug-excise-registered',
    title: 'Goods bear excise duty exactly when they are registered with it, and that duty.',
    source: '2848, 2849, 2850, 3113',
    example:
      '"excise": { "code": "LED040400", "name": "Beer of barley grown and malted in Uganda", "percent": "30" }',
    find: ({ document }, { goods }) => {
      // Neither exports nor memos bear duty, whatever is registered.
      const mayBear = industryOf(document) !== 'export' && noteKindOf(document) !== 'memo'
      return document.lines.flatMap(({ item, excise }, index) => {
        const registered = goods?.get(item)
        if (registered?.exciseDuty === undefined) return []
        const issue = dutyIssue(excise?.code, registered.exciseDuty, mayBear)
        return issue ? [{ path: `/lines/${index}/excise`, ...issue }] : []
      })
    },
  },
  aboutGoods(
    {
      id: 'ug-excise-packages',
      title: 'As many units of the duty are in one package as are registered.',
      source: '2883, 2884',
      example: '"pieces": "12"',
    },
    ({ excise }, { exciseDuty, packages = '1', pieces = '1' }) => {
      if (!exciseDuty || !excise || !('perUnit' in excise)) return undefined
      const isSame = (mine = '1', theirs: string) => compare(decimal(mine), decimal(theirs)) === 0
      if (!isSame(excise.packages, packages))
        return { at: 'excise/packages', message: `is not the registered ${packages} (2883)`, fix: SAME }
      if (isSame(excise.pieces, pieces)) return undefined
      return { at: 'excise/pieces', message: `is not the registered ${pieces} (2884)`, fix: SAME }
    },
  ),
]

function dutyIssue(
  stated: string | undefined,
  registered: string | null,
  mayBear: boolean,
): Omit<Issue, 'path'> | undefined {
  if (stated === undefined)
    return registered === null || !mayBear
      ? undefined
      : {
          message: `is missing: the goods are registered with the excise duty ${registered} (2848)`,
          fix: 'Add the duty with its rate.',
        }
  if (registered === null)
    return {
      message: 'is stated, but the goods are registered without excise duty (2850)',
      fix: 'Leave it out, or register the goods with the duty (T130).',
    }
  return stated === registered
    ? undefined
    : { message: `is ${stated}, but the goods are registered with ${registered} (2849)`, fix: SAME }
}
