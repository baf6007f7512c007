import type { SignatureHash } from './rsa.js'

/** One reading of how a message is sealed and signed. */
export interface Suite {
  readonly name: string
  /** What seals the content of an interface that is declared encrypted. */
  readonly cipher: 'aes' | 'rsa' | 'none'
  /** Hash of the RSASSA-PKCS1-v1_5 signature over the base64 text of the content; `none` leaves the signature empty. */
  readonly signatureHash: SignatureHash | 'none'
  /** Whether the JSON is base64-encoded once more before it is encrypted. */
  readonly innerBase64: boolean
  /** Why we believe it. */
  readonly evidence: string
}

/**
 * The readings we know, one row each. The published documents are silent or disagree; a correction is a change of row.
 * See docs/evidence/efris.md.
 */
export const SUITES = {
  practice: {
    name: 'practice',
    cipher: 'aes',
    signatureHash: 'sha1',
    innerBase64: false,
    evidence:
      'Every working client signs with SHA-1; nine of nine stored cipher lengths equal the padded length of compact JSON, without a base64 layer inside.',
  },
  seeds: {
    name: 'seeds',
    cipher: 'aes',
    signatureHash: 'sha256',
    innerBase64: true,
    evidence: "A summary of the authority's papers reads them so; no client that works does this.",
  },
  rsa: {
    name: 'rsa',
    cipher: 'rsa',
    signatureHash: 'sha256',
    innerBase64: true,
    evidence:
      'The same summary: encrypt code 1 seals content with RSA, here in PKCS#1 v1.5 blocks for the other side. No rule for long content is published, and it was never seen in practice.',
  },
  plain: {
    name: 'plain',
    cipher: 'none',
    signatureHash: 'none',
    innerBase64: false,
    evidence:
      'What the offline enabler takes and answers: base64 of JSON with an empty signature. Sixty-seven stored answers look so.',
  },
} as const satisfies Record<string, Suite>
