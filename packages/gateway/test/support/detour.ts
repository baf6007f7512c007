import { once } from 'node:events'
import { createServer, type IncomingMessage, type Server } from 'node:http'

/** The way to an authority, on which a request can be held up: whoever sent it hears nothing, and it arrives when it is let go. */
export class Detour {
  readonly url: string
  readonly #server: Server
  readonly #target: string
  #path: string | undefined
  #late: (() => Promise<void>) | undefined

  private constructor(server: Server, target: string, url: string) {
    this.#server = server
    this.#target = target
    this.url = url
  }

  /** @param target address of the authority. */
  static async open(target: string): Promise<Detour> {
    const server = createServer().listen(0, '127.0.0.1')
    await once(server, 'listening')
    const { port } = server.address() as { port: number }
    const detour = new Detour(server, target, `http://127.0.0.1:${port}`)
    server.on('request', async (request, response) => {
      const forward = await detour.#read(request)
      if (detour.#path !== undefined && request.url?.includes(detour.#path)) {
        detour.#path = undefined
        detour.#late = async () => void (await forward())
        return request.socket.destroy()
      }
      const { status, type, body } = await forward()
      response.writeHead(status, type === null ? {} : { 'content-type': type }).end(body)
    })
    return detour
  }

  /** Holds up the next request to an address that has this in it. */
  holdUp(path: string): void {
    this.#path = path
  }

  /** Lets what was held up arrive. */
  async letGo(): Promise<void> {
    await this.#late!()
  }

  close(): void {
    this.#server.close()
    this.#server.closeAllConnections()
  }

  /** Reads a whole request. @returns what sends it on. */
  async #read(request: IncomingMessage) {
    const { method = '', url = '', headers } = request
    const chunks: Buffer[] = []
    for await (const chunk of request) chunks.push(chunk as Buffer)
    const { host: _, connection: __, 'content-length': ___, 'transfer-encoding': ____, ...rest } = headers
    return async () => {
      const response = await fetch(this.#target + url, {
        method,
        headers: rest as Record<string, string>,
        ...(chunks.length > 0 ? { body: Buffer.concat(chunks) } : {}),
      })
      const body = Buffer.from(await response.arrayBuffer())
      return { status: response.status, type: response.headers.get('content-type'), body }
    }
  }
}
