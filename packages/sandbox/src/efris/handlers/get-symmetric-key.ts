import { randomBytes } from 'node:crypto'
import { SUITES, signRsa, wrapRsa } from '@risiti/efris/crypto'
import { accept, type Operations, refuse, type SlowHandler } from '../contract.js'

/**
 * T104: a new session key, which replaces the one before. The key is truly random, so it is the one answer that does not
 * follow from the seed. What the authority signs in `sign` is unpublished: here it is the wrapped key's text.
 * 401: an enabler has a key of its own, but the tills behind it have none.
 */
export const getSymmetricKey: SlowHandler<Operations['getSymmetricKey']> = async (_nothing, visit) => {
  const { deviceNo = '' } = visit.globalInfo
  const publicKey = visit.keys.publicKey(deviceNo)
  if (!publicKey) return refuse('401')
  const key = randomBytes(16)
  const wrapped = wrapRsa(publicKey, Buffer.from(key.toString('base64')))
  const passowrdDes = wrapped.toString('base64')
  const signature = await signRsa(
    SUITES.practice.signatureHash,
    visit.keys.serverKey,
    Buffer.from(passowrdDes),
  )
  visit.keys.openSession(deviceNo, { key, madeAt: visit.now })
  return accept({ passowrdDes, sign: signature.toString('base64url') })
}
