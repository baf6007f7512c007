import { integer } from './fields.js'
import { type Rule, rule } from './rules.js'

/** What every query sends that is answered page by page. */
export function pageMembers() {
  return {
    /** Counted from 1. */
    pageNo: integer(10),
    /** Up to 100 by the text of code 1526; one client had exactly 100 refused, so 99 is safe. */
    pageSize: integer(3),
  }
}

interface PageWish {
  readonly pageNo: string
  readonly pageSize: string
}

/** Which pages there are. */
export const PAGE_RULES: readonly Rule<PageWish>[] = [
  rule('1523', 'pageNo', 'must be 1 or more', ({ pageNo }) => Number(pageNo) < 1),
  rule('1526', 'pageSize', 'must be between 1 and 100', ({ pageSize }) => {
    return Number(pageSize) < 1 || Number(pageSize) > 100
  }),
]
