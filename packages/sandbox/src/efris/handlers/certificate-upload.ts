import { accept, firstRefusal, type Handler, type Operations, type Outcome } from '../contract.js'
import { CERTIFICATE_RULES, certificateIn, verifyFormOf } from '../rules/certificate.js'

/** T136: a new key for the device. From now on its messages are signed with it, and T104 wraps session keys for it. */
export const certificateUpload: Handler<Operations['certificateUpload']> = (input, visit) => {
  const upload = { ...input, visit }
  const form = verifyFormOf(upload)
  const notes = form ? [`verifyString is of the form "${form}".`] : []
  const refusal = firstRefusal(CERTIFICATE_RULES, upload)
  if (refusal) return { ...refusal, notes }
  const certificate = certificateIn(input?.fileContent)!
  visit.keys.register(visit.globalInfo.deviceNo!, certificate.publicKey)
  visit.books.certificates.uploaded.add(certificate.fingerprint256)
  return { ...(accept(undefined) as Outcome<undefined>), notes }
}
