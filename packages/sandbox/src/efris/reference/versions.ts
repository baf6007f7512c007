/**
 * Versions of the reference data. T103 tells them, so that a client knows when to fetch a list again; T134 tells what
 * changed since an older one.
 */
export const VERSIONS = {
  dictionaryVersion: '1283',
  commodityCategoryVersion: '13.6',
  exciseDutyVersion: '1',
  hsCodeVersion: '5',
  taxpayerBranchVersion: '',
  commGoodsLatestModifyVersion: '20210513144600',
} as const

/** The version in which most categories were last changed. */
export const FIRST_CATEGORY_VERSION = '1.0'
