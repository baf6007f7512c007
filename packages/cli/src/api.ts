import type { Mistake } from './output.js'

/** How the gateway, or the sandbox, is reached. */
export interface Connection {
  readonly name: 'gateway' | 'sandbox'
  readonly url: string
  readonly key: string | undefined
}

const KEY_FIX =
  'Give a key of this gateway with --key or RISITI_API_KEY, or save one with "npx risiti login".'

/** The gateway, or the sandbox, answered with a refusal. */
export class ApiError extends Error {
  override readonly name = 'ApiError'
  readonly status: number
  readonly fix: string
  readonly errors: readonly Mistake[]
  /** The whole answer. */
  readonly body: unknown

  /** @param body a problem of the gateway, or an error of the sandbox */
  constructor(status: number, body: unknown) {
    const problem = body as Partial<{
      title: string
      message: string
      detail: string
      fix: string
      errors: ApiError['errors']
      issues: readonly { readonly path: string; readonly message: string; readonly fix?: string }[]
    }>
    super(problem?.title ?? problem?.message ?? `The server answered ${status}.`)
    this.status = status
    this.fix = status === 401 ? KEY_FIX : (problem?.fix ?? problem?.detail ?? '')
    const issues = problem?.issues?.map(({ path, ...issue }) => ({ pointer: path, ...issue }))
    this.errors = problem?.errors ?? issues ?? []
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
  const body = text === '' ? undefined : parseAnswer(connection, text)
  if (!response.ok) throw new ApiError(response.status, body)
  return body
}

function parseAnswer({ url, name }: Connection, text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    throw new Error(
      `${url} answers, but it is not the ${name}: its answer is not JSON. Is the address right?`,
    )
  }
}

/** Fetches a text. @throws ApiError when it is refused. */
export async function requestText(connection: Connection, path: string): Promise<string> {
  const response = await send(connection, path, {})
  const text = await response.text()
  if (!response.ok) throw new ApiError(response.status, parseAnswer(connection, text))
  return text
}

/** Fetches what may be long, as it comes. @throws ApiError when it is refused. */
export async function requestStream(
  connection: Connection,
  path: string,
): Promise<ReadableStream<Uint8Array>> {
  const response = await send(connection, path, {})
  if (!response.ok) throw new ApiError(response.status, parseAnswer(connection, await response.text()))
  return response.body!
}

/** Fetches bytes. @throws ApiError when it is refused. */
export async function requestBytes(connection: Connection, path: string): Promise<Uint8Array> {
  return new Uint8Array(await new Response(await requestStream(connection, path)).arrayBuffer())
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
      `The ${connection.name} does not answer at ${connection.url} (${reason}). Is it running? "npx risiti up" starts one.`,
    )
  }
}
