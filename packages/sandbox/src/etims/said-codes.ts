import type { Admitted } from './admit.js'
import { TEXTS } from './contract.js'
import type { Door } from './doors.js'
import { REFUSALS } from './gateway-faults.js'

/** Codes that the authority has and that nothing in the sandbox leads to: they are answered when a fault asks for them. */
const OTHERS = {
  891: 'An error occurred while Request URL is created.',
  892: 'An error occurred while Request Header data is created.',
  893: 'An error occurred while Request Body data is created.',
  895: 'An error regarding unallowed Request Method occurred.',
  896: 'An error regarding Request Status occurred.',
  921: 'Sales or sales invoice data which is declared cannot be received.',
  990: 'The maxium number of views are exceeded',
  991: 'There is an error during registration',
  992: 'There is an error during modification',
  993: 'There is an error during deletion',
  995: 'There is no downloaded file',
} as const

const ALL: Readonly<Record<string, string>> = { ...OTHERS, ...TEXTS }

/**
 * What a door answers with a code that is asked for. The gateway also refuses by HTTP status: 400, 401 and 500 in its own
 * words, 200 and 400 with given words as its validator does. `undefined` for a code that is not answered there.
 */
export function refusalWith({ profile }: Door, code: string, message?: string): Admitted | undefined {
  const isGateway = profile.tokenPath !== undefined
  if (isGateway && message !== undefined && (code === '200' || code === '400'))
    return { outcome: { customerMessage: 'Validation failed', debugMessage: message, status: Number(code) } }
  if (isGateway && Object.hasOwn(REFUSALS, code)) return { fault: REFUSALS[code]! }
  const resultMsg = message ?? (Object.hasOwn(ALL, code) ? ALL[code] : undefined)
  return /^\d{3}$/.test(code) && code !== '000' && resultMsg !== undefined
    ? { outcome: { resultCd: code, resultMsg, data: null } }
    : undefined
}
