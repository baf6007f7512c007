import type { SignatureHash } from './rsa.js'

/** One reading of how a message is sealed and signed. */
export interface Suite {
  readonly name: string
  /** Hash of the RSASSA-PKCS1-v1_5 signature over the base64 text of the content. */
  readonly signatureHash: SignatureHash
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
    signatureHash: 'sha1',
    innerBase64: false,
    evidence:
      'Every working client signs with SHA-1; nine of nine stored cipher lengths equal the padded length of compact JSON, without a base64 layer inside.',
  },
  seeds: {
    name: 'seeds',
    signatureHash: 'sha256',
    innerBase64: true,
    evidence: "A summary of the authority's papers reads them so; no client that works does this.",
  },
} as const satisfies Record<string, Suite>
