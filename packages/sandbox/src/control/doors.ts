import type { Books } from '../books.js'
import { ENABLER, ONLINE } from '../efris/doors.js'
import { GATEWAY, LEGACY, LOCAL_UNIT } from '../etims/doors.js'

/** Where each authority listens. */
export function listDoors({ addresses }: Books) {
  const { url, tlsUrl, vscuUrl, publicUrl } = addresses
  return {
    url,
    ...(tlsUrl ? { tlsUrl } : {}),
    publicUrl,
    doors: [
      { authority: 'efris', name: 'EFRIS online', url: url + ONLINE.paths[0] },
      { authority: 'efris', name: 'EFRIS offline enabler', url: url + ENABLER.paths[0] },
      { authority: 'etims', name: 'eTIMS OSCU', url: url + LEGACY.prefixes[0] },
      { authority: 'etims', name: 'eTIMS through GavaConnect', url: url + GATEWAY.prefixes[0] },
      { authority: 'etims', name: 'GavaConnect tokens', url: url + GATEWAY.profile.tokenPath },
      { authority: 'etims', name: 'eTIMS VSCU', url: vscuUrl ?? url + LOCAL_UNIT.prefixes[0] },
    ],
  }
}
