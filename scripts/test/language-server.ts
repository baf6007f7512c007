import { type ChildProcess, spawn } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { fileURLToPath, pathToFileURL } from 'node:url'

const TSC = fileURLToPath(new URL('../../node_modules/typescript/bin/tsc', import.meta.url))

interface Message {
  readonly id?: number
  readonly method?: string
  readonly params?: unknown
  readonly result?: unknown
  readonly error?: unknown
}

/** The language server of TypeScript over its standard streams, as an editor talks to it. */
export class LanguageServer {
  readonly #process: ChildProcess
  readonly #waiting = new Map<number, (message: Message) => void>()
  #received = Buffer.alloc(0)
  #requests = 0

  private constructor() {
    this.#process = spawn(process.execPath, [TSC, '--lsp', '--stdio'], { stdio: ['pipe', 'pipe', 'ignore'] })
    this.#process.stdout!.on('data', (bytes: Buffer) => this.#take(bytes))
  }

  static async start(folder: string): Promise<LanguageServer> {
    const server = new LanguageServer()
    const rootUri = pathToFileURL(folder).href
    const hover = { contentFormat: ['markdown'] }
    await server.#request('initialize', {
      processId: process.pid,
      rootUri,
      workspaceFolders: [{ uri: rootUri, name: 'test' }],
      capabilities: { textDocument: { hover } },
    })
    server.#send({ method: 'initialized', params: {} })
    return server
  }

  /** What an editor shows over the last place where a word stands in a file. */
  async hover(path: string, word: string): Promise<string> {
    const text = readFileSync(path, 'utf8')
    const uri = pathToFileURL(path).href
    const textDocument = { uri, languageId: 'typescript', version: 1, text }
    this.#send({ method: 'textDocument/didOpen', params: { textDocument } })
    const before = text.slice(0, text.lastIndexOf(word)).split('\n')
    const position = { line: before.length - 1, character: before.at(-1)!.length + 1 }
    const { result } = await this.#request('textDocument/hover', { textDocument: { uri }, position })
    return JSON.stringify(result)
  }

  stop(): void {
    this.#process.kill()
  }

  #request(method: string, params: unknown): Promise<Message> {
    const id = ++this.#requests
    return new Promise((resolve) => {
      this.#waiting.set(id, resolve)
      this.#send({ id, method, params })
    })
  }

  #send(message: Message): void {
    const body = Buffer.from(JSON.stringify({ jsonrpc: '2.0', ...message }))
    this.#process.stdin!.write(`Content-Length: ${body.length}\r\n\r\n`)
    this.#process.stdin!.write(body)
  }

  #take(bytes: Buffer): void {
    this.#received = Buffer.concat([this.#received, bytes])
    for (;;) {
      const head = this.#received.indexOf('\r\n\r\n')
      const length = Number(/Content-Length: (\d+)/i.exec(this.#received.toString('latin1'))?.[1])
      if (head < 0 || this.#received.length < head + 4 + length) return
      const body = this.#received.subarray(head + 4, head + 4 + length)
      this.#received = this.#received.subarray(head + 4 + length)
      this.#handle(JSON.parse(body.toString()))
    }
  }

  #handle(message: Message): void {
    if (message.method === undefined) this.#waiting.get(message.id!)?.(message)
    // What the server asks of the editor: it has no settings, and agrees with everything.
    else if (message.id !== undefined) this.#send({ id: message.id, result: null })
  }
}
