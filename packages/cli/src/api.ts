/** How the gateway is reached. */
export interface Connection {
  readonly url: string
  readonly key: string | undefined
}

/** The gateway, or the sandbox, answered with a refusal. */
export class ApiError extends Error {
  override readonly name = 'ApiError'
  readonly status: number
  readonly fix: string
  readonly errors: readonly { readonly pointer: string; readonly message: string; readonly fix?: string }[]
  /** The whole answer. */
  readonly body: unknown

  constructor(status: number, body: unknown) {
    const problem = body as Partial<{
      title: string
      error: string
      detail: string
      fix: string
      errors: ApiError['errors']
    }>
    super(problem?.title ?? problem?.error ?? `the server answered ${status}`)
    this.status = status
    this.fix = problem?.fix ?? problem?.detail ?? ''
    this.errors = problem?.errors ?? []
    this.body = body
  }
}

export interface RequestOptions {
  readonly method?: string
  readonly body?: unknown
  readonly headers?: Readonly<Record<string, string>>
}

/** Calls a JSON interface. @throws ApiError with the problem when it is refused. */
export async function request(
  connection: Connection,
  path: string,
  options: RequestOptions = {},
): Promise<unknown> {
  const response = await send(connection, path, options)
  const text = await response.text()
  const body: unknown = text === '' ? undefined : JSON.parse(text)
  if (!response.ok) throw new ApiError(response.status, body)
  return body
}

/** Fetches a text. @throws ApiError when it is refused. */
export async function requestText(connection: Connection, path: string): Promise<string> {
  const response = await send(connection, path, {})
  const text = await response.text()
  if (!response.ok) throw new ApiError(response.status, JSON.parse(text))
  return text
}

async function send(connection: Connection, path: string, options: RequestOptions): Promise<Response> {
  const headers = {
    ...(options.body === undefined ? {} : { 'content-type': 'application/json' }),
    ...(connection.key === undefined ? {} : { authorization: `Bearer ${connection.key}` }),
    ...options.headers,
  }
  try {
    return await fetch(connection.url + path, {
      method: options.method ?? 'GET',
      headers,
      ...(options.body === undefined ? {} : { body: JSON.stringify(options.body) }),
    })
  } catch (error) {
    const reason =
      error instanceof Error && error.cause instanceof Error ? error.cause.message : String(error)
    throw new Error(
      `${connection.url} does not answer (${reason}). Is it running? "risiti up" starts everything.`,
    )
  }
}
