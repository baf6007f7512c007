export function kampala(instant: Date): string

export interface Outer {
  data: {
    content: string
    signature: string | null
    dataDescription: Record<string, string | undefined>
  }
  globalInfo: Record<string, unknown>
  returnStateInfo: { returnCode: string; returnMessage: string }
}

// biome-ignore lint/suspicious/noExplicitAny: foreign code knows nothing of our types.
export type Json = any

export interface EfrisReply {
  status: number
  returnCode: string
  returnMessage: string
  answer: Json
  content: Json
}

export class PlainEfris {
  constructor(options: {
    url: string
    tin: string
    deviceNo: string
    privateKeyPem: string
    now: () => Date
  })
  aesKey: Buffer
  endpoint: string
  identity: { tin: string; deviceNo: string }
  call(
    interfaceCode: string,
    inner?: unknown,
    options?: {
      change?: (outer: Outer) => unknown
      sealed?: boolean
      headers?: Record<string, string>
    },
  ): Promise<EfrisReply>
  handshake(): Promise<{ block: Buffer; text: string; sign: string }>
  outer(interfaceCode: string, content: string): Outer
  sign(content: string): string
  seal(inner: unknown, sealed: boolean): string
}

export class PlainEtims {
  constructor(options: { url: string; tin: string; bhfId?: string })
  headers: Record<string, string>
  initialise(dvcSrlNo: string): Promise<Json>
  post(
    path: string,
    body: unknown,
    options?: { headers?: Record<string, string>; extra?: Record<string, string> },
  ): Promise<Json>
}

export class PlainGateway {
  constructor(options: {
    url: string
    tin: string
    bhfId?: string
    consumerKey: string
    consumerSecret: string
    apigeeAppId: string
  })
  headers: Record<string, string>
  initialise(dvcSrlNo: string): Promise<Json>
  post(path: string, body: object): Promise<Json>
}

export class PlainUnit {
  constructor(options: { url: string; tin: string; bhfId?: string })
  initialise(dvcSrlNo: string): Promise<Json>
  post(path: string, body: object): Promise<Json>
}
