interface FaultKind {
  /** What happens to a call that it hits. */
  readonly words: string
  /** What else can be said of it, if anything. */
  readonly extra?: Extra
}

/** A member of a fault that only some kinds have. */
interface Extra {
  readonly member: 'delayMs' | 'skewMs' | 'code'
  readonly label: string
  /** What stands there at first. */
  readonly value: string
  readonly isNumber: boolean
}

const milliseconds = (member: 'delayMs' | 'skewMs', value: string): Extra => ({
  member,
  label: 'Milliseconds',
  value,
  isNumber: true,
})

/** Every kind of fault in words. */
export const FAULT_KINDS: Readonly<Record<string, FaultKind>> = {
  down: { words: 'The connection breaks before anything is read, as if nobody were there.' },
  'drop-request': { words: 'The request is lost: the connection breaks, and nothing took effect.' },
  'http-5xx': {
    words: 'A page of a web server comes back, and nothing took effect.',
    extra: { member: 'code', label: 'Status', value: '503', isNumber: false },
  },
  'rate-limit': {
    words: 'HTTP 429 comes back, with a time to wait, and nothing took effect.',
    extra: milliseconds('delayMs', '1000'),
  },
  'return-code': {
    words: 'The authority answers with a code of its own, and nothing took effect.',
    extra: { member: 'code', label: 'Code', value: '99', isNumber: false },
  },
  'expired-key': { words: 'The session key, or the access token, is taken for one that has run out.' },
  'clock-skew': {
    words: 'The authority’s clock is off for this call.',
    extra: milliseconds('skewMs', '3600000'),
  },
  delay: {
    words: 'The call takes effect at once, and its answer comes late.',
    extra: milliseconds('delayMs', '1000'),
  },
  'drop-response-after-commit': {
    words: 'The call takes effect, and its answer is lost: the client is in doubt.',
  },
  'truncated-body': { words: 'The call takes effect, and its answer ends in the middle.' },
  'garbage-body': { words: 'The call takes effect, and a page comes back in place of its answer.' },
  'wrong-signature': { words: 'The call takes effect, and its answer is signed by somebody else.' },
}
