import type { Body } from './transcript.js'

/** Larger bodies are handed on whole, and kept by their beginning. */
const LARGEST_BYTES = 16 * 1024 * 1024
const BEGINNING_BYTES = 2000

/** A body while it passes. */
export class Kept {
  #chunks: Buffer[] = []
  #bytes = 0

  add(chunk: Buffer): void {
    this.#bytes += chunk.length
    this.#chunks.push(chunk)
    if (this.#bytes > LARGEST_BYTES) this.#chunks = [Buffer.concat(this.#chunks).subarray(0, BEGINNING_BYTES)]
  }

  get body(): Body {
    const text = Buffer.concat(this.#chunks).toString('utf8')
    return this.#bytes > LARGEST_BYTES ? { begins: text, bytes: this.#bytes } : text
  }
}
