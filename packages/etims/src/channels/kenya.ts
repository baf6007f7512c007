import { BRANCH_PATTERN, PIN_PATTERN } from '../fields.js'
import type { CountryProfile, Differences } from './profile.js'

/** The Kenya Revenue Authority. */
export const kenya: CountryProfile = {
  code: 'KE',
  authority: 'KRA',
  taxId: {
    name: 'PIN',
    pattern: PIN_PATTERN,
    advice: 'Write a letter, nine digits and a letter: "P000000001X".',
  },
  branchId: {
    name: 'branch id',
    pattern: BRANCH_PATTERN,
    advice: 'Write two digits; the head office is "00".',
  },
  portals: {
    local: 'http://127.0.0.1:8788',
    test: 'https://etims-sbx.kra.go.ke',
    production: 'https://etims.kra.go.ke',
  },
}

/** Members of initialisation that only a local unit has: its own keys, and the last numbers it used. */
export const LOCAL_UNIT_ONLY: Differences = Object.fromEntries(
  [
    'lastSaleInvcNo',
    'lastPchsInvcNo',
    'lastSaleRcptNo',
    'lastInvcNo',
    'lastTrainInvcNo',
    'lastProfrmInvcNo',
    'lastCopyInvcNo',
    'intrlKey',
    'signKey',
  ].map((member) => [`info.${member}`, { absent: true }] as const),
)

/** One paper misspells the control unit's id. */
export const SDC_ID: Differences = { 'info.sdcId': { readAs: ['sdicId'] } }
