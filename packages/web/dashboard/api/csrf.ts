let known: Promise<string> | undefined

/** What has to be sent with every change, so that the gateway knows it comes from this page. Empty when nobody is signed in. */
export function csrfToken(): Promise<string> {
  known ??= readToken().catch(() => '')
  return known.then((token) => {
    if (token === '') known = undefined
    return token
  })
}

/** Keeps a token that the gateway gave; without one, forgets it: the next change reads it anew. */
export function keepCsrfToken(token?: string): void {
  known = token === undefined ? undefined : Promise.resolve(token)
}

async function readToken(): Promise<string> {
  const answer = await fetch('/v1/sessions', { cache: 'no-store' })
  return answer.ok ? ((await answer.json()) as { csrfToken: string }).csrfToken : ''
}
