import { asObject } from './input.js'

/** An answer whose signature was made over something else, to look at: it is as long, and no key verifies it. */
export function spoilSignature(body: string): string {
  const { signature } = asObject(asObject(JSON.parse(body)).data)
  if (typeof signature !== 'string' || signature === '') return body
  return body.replace(signature, Buffer.from(signature, 'base64').reverse().toString('base64'))
}
