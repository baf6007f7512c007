/** What a server of ours says when it refuses. */
export class RefusedError extends Error {
  readonly fix: string | undefined

  constructor(message: string, fix: string | undefined) {
    super(message)
    this.fix = fix
  }
}

/** Calls this page's own server, JSON both ways. @throws RefusedError with the server's words. */
export async function fetchJson<Answer>(path: string, init: RequestInit = {}): Promise<Answer> {
  const response = await fetch(path, { cache: 'no-store', ...init })
  const body = await response.json().catch(() => undefined)
  if (response.ok) return body as Answer
  const { message, fix, issues } = (body ?? {}) as Refusal
  const details = issues?.map((issue) => `${issue.path} ${issue.message}`.trim()).join('; ')
  throw new RefusedError([message ?? `HTTP ${response.status}`, details].filter(Boolean).join(' '), fix)
}

interface Refusal {
  readonly message?: string
  readonly fix?: string
  readonly issues?: readonly { readonly path: string; readonly message: string }[]
}
