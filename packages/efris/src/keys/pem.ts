import { createPrivateKey, type KeyObject } from 'node:crypto'

/**
 * Reads an RSA private key from PEM text: PKCS#8 or PKCS#1, encrypted or not.
 * @throws Error with the OpenSSL reason.
 */
export function readPemKey(pem: string, password?: string): KeyObject {
  return createPrivateKey({
    key: pem,
    format: 'pem',
    ...(password === undefined ? {} : { passphrase: password }),
  })
}
