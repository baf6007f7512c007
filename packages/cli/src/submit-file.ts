import { request } from './api.js'
import { type ClientOptions, connectionOf } from './connection.js'
import { keyOfFile, parseJson, readInputFile } from './input-file.js'

export interface SubmitOptions extends ClientOptions {
  /** Made from the file if left out. */
  readonly idempotencyKey?: string
  /** Seconds to wait for the outcome. */
  readonly wait: number
}

/**
 * Posts a JSON file to a route of the gateway under an idempotency key, so that the same file counts once.
 * @throws Error when the file cannot be read or is no JSON, or the gateway does not answer; ApiError when it refuses.
 */
export async function submitFile(path: string, file: string, options: SubmitOptions): Promise<unknown> {
  const text = (await readInputFile(file)).toString('utf8')
  return request(connectionOf(options), path, {
    method: 'POST',
    body: parseJson(text, file),
    headers: {
      'idempotency-key': options.idempotencyKey ?? keyOfFile(text),
      prefer: `wait=${options.wait}`,
    },
  })
}
