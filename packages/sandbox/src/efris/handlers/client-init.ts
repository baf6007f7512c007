import { createPublicKey } from 'node:crypto'
import { accept, type Handler, type Operations, refuse } from '../contract.js'

/**
 * T102: the authority's public key; for a device whose key the authority keeps (AP01), that key too, which counts from then
 * on. What a one-time password does is unpublished: any is taken, and none is needed. 401: the authority keeps no key for it.
 */
export const clientInit: Handler<Operations['clientInit']> = (
  _input,
  { books, keys, taxpayer, globalInfo },
) => {
  const publicKey = createPublicKey(keys.serverKey).export({ type: 'spki', format: 'der' })
  const serverPubKey = publicKey.toString('base64')
  if (taxpayer.appId !== 'AP01' || globalInfo.appId !== 'AP01') return accept({ serverPubKey })
  const { deviceNo = '' } = globalInfo
  const key = keys.handOut(deviceNo)
  return key ? accept({ serverPubKey, ...books.whiteBoxes.protect(deviceNo, key) }) : refuse('401')
}
