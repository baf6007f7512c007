import type { X509Certificate } from 'node:crypto'
import { InvalidInputError, type Issue, type RequestOf } from '@risiti/core'
import { VERIFY_STRINGS } from '../crypto/verify-string.js'
import { explainReturnCode } from '../errors/return-codes.js'
import type { certificateUpload } from '../operations/t136-certificate-upload.js'
import { readCertificate } from './facts.js'

type Upload = RequestOf<typeof certificateUpload>

const LONGEST_NAME = 256

/**
 * Checks a certificate before it is uploaded (T136), each mistake under the return code that it would get.
 * @throws InvalidInputError at /fileName or /fileContent.
 */
export function checkCertificate(fileName: string, fileContentBase64: string, now: Date): void {
  const issues = [...nameIssues(fileName), ...contentIssues(fileContentBase64, now)]
  const [first] = issues
  if (!first) return
  throw new InvalidInputError({
    code: 'certificate-unsuitable',
    message: `T136 cannot be sent: ${first.path} ${first.message}.`,
    operation: 'certificateUpload',
    issues,
  })
}

/**
 * Makes a request of T136 complete: checks the certificate, and makes `verifyString` where the caller gave none.
 * @throws InvalidInputError like `checkCertificate`.
 */
export function completeUpload(
  upload: Upload,
  facts: { readonly tin: string; readonly now: Date; readonly verifyString?: keyof typeof VERIFY_STRINGS },
): Upload {
  const { fileName, fileContent } = upload
  checkCertificate(fileName, fileContent, facts.now)
  const verifyString =
    upload.verifyString || VERIFY_STRINGS[facts.verifyString ?? 'aes'].make({ ...facts, fileName })
  return { fileName, verifyString, fileContent }
}

function nameIssues(fileName: string): Issue[] {
  if (fileName === '') return [issue('/fileName', '2093', 'is empty')]
  if (Buffer.byteLength(fileName) > LONGEST_NAME) {
    return [issue('/fileName', '2094', `is longer than ${LONGEST_NAME} bytes`)]
  }
  return /\.(crt|cer)$/i.test(fileName)
    ? []
    : [issue('/fileName', '2100', 'must end in .crt or .cer', 'Call the file by a name such as device.crt.')]
}

function contentIssues(fileContent: string, now: Date): Issue[] {
  const at = (code: string, message: string) => [issue('/fileContent', code, message)]
  if (fileContent === '') return at('2095', 'is empty')
  const certificate = certificateIn(fileContent)
  if (!certificate) return at('2100', 'is not the base64 of an X.509 certificate')
  const { asymmetricKeyType, asymmetricKeyDetails } = certificate.publicKey
  if (asymmetricKeyType !== 'rsa') return at('2178', `has a key of kind ${asymmetricKeyType}, not RSA`)
  const bits = asymmetricKeyDetails?.modulusLength
  if (bits !== 2048) return at('2179', `has a key of ${bits} bits, not 2048`)
  return new Date(certificate.validTo) < now ? at('2098', `expired on ${certificate.validTo}`) : []
}

/** The file may be PEM or DER; base64 goes around either. */
function certificateIn(fileContent: string): X509Certificate | undefined {
  if (!/^[A-Za-z0-9+/]+={0,2}$/.test(fileContent)) return undefined
  return readCertificate(Buffer.from(fileContent, 'base64'))
}

function issue(path: string, code: string, message: string, fix = explainReturnCode(code).fix): Issue {
  return { path, message: `${message} (URA ${code})`, fix }
}
