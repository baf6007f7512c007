const NOBODY_TRUSTED =
  'Its certificate is signed by nobody whom the gateway trusts. Send the whole chain with it; trust an authority of your own with NODE_EXTRA_CA_CERTS.'

/** What is wrong with a receiver's TLS, and what to do, by the code of OpenSSL or of Node. */
const FAULTS: Readonly<Record<string, string>> = {
  DEPTH_ZERO_SELF_SIGNED_CERT: NOBODY_TRUSTED,
  SELF_SIGNED_CERT_IN_CHAIN: NOBODY_TRUSTED,
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: NOBODY_TRUSTED,
  UNABLE_TO_GET_ISSUER_CERT: NOBODY_TRUSTED,
  UNABLE_TO_GET_ISSUER_CERT_LOCALLY: NOBODY_TRUSTED,
  CERT_HAS_EXPIRED: 'Its certificate, or one in its chain, has expired. Renew it.',
  CERT_NOT_YET_VALID:
    'Its certificate is not valid yet. Look at the clock of this machine, and at when it begins.',
  CERT_SIGNATURE_FAILURE: 'The signature of its certificate is wrong. Get it issued again.',
  ERR_TLS_CERT_ALTNAME_INVALID:
    'Its certificate is for another name. Get one for the name in the URL, or name the host in the URL as the certificate does.',
  ERR_SSL_WRONG_VERSION_NUMBER: 'It does not speak TLS at this port. Look at the port in the URL.',
}

/** What is wrong with the TLS of a receiver, and what to do; undefined where its code says something else. */
export function tlsFault(code: string): string | undefined {
  const fault = FAULTS[code]
  return fault === undefined ? undefined : `${fault} (${code})`
}
