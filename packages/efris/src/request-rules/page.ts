import { type Rule, rule } from '../rules.js'

/** The authority lists at most 100 rows at once. */
export const PAGE_RULES: readonly Rule<{ readonly pageSize: string }>[] = [
  rule('1526', 'pageSize', 'must not be above 100', ({ pageSize }) => Number(pageSize) > 100),
]
