/** Codes of every query that answers page by page. */
export const PAGE_TEXTS = {
  1521: 'pageNo:cannot be empty!',
  1522: 'pageNo:The byte length cannot be less than 0 and cannot be greater than 20!',
  1523: 'pageNo:Cannot be greater than -1!',
  1524: 'pageSize:cannot be empty!',
  1525: 'pageSize:The byte length cannot be less than 0 and cannot be greater than 3!',
  1526: 'pageSize:Cannot be greater than 100!',
} as const
