/** Every fault in words: what happens to a call that it hits. */
export const FAULT_KINDS: Readonly<Record<string, string>> = {
  down: 'The connection breaks before anything is read, as if nobody were there.',
  'drop-request': 'The request is lost: the connection breaks, and nothing took effect.',
  'http-5xx': 'A page with HTTP 503 comes back, and nothing took effect.',
  delay: 'The call takes effect at once, and its answer comes late.',
  'drop-response-after-commit': 'The call takes effect, and its answer is lost: the client is in doubt.',
  'truncated-body': 'The call takes effect, and its answer ends in the middle.',
  'garbage-body': 'The call takes effect, and a page comes back in place of its answer.',
}
