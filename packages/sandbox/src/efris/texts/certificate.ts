/** T136. */
export const CERTIFICATE_TEXTS = {
  2093: 'FileName cannot be empty',
  2094: 'FileName:Byte length cannot be greater than 256!',
  2095: 'FileContent cannot be empty!',
  2096: 'VerifyString cannot be empty!',
  2097: 'Filename and decryption verifystring must be equal!',
  2098: 'Certificate overdue!',
  2099: 'Duplicate certificate!',
  2100: 'Certificate resolution error!',
  2178: 'Encryption type does not match!',
  2179: 'The key length of the public key should be 2048!',
  2200: 'The certificate has no matching fingerprint. Please upload the fingerprint to tax office first!',
} as const
