import { z } from 'zod'

/**
 * The outer message, the same in both directions. Members that the authority adds are kept out of the typed value.
 */
export const envelopeSchema = z.object({
  data: z.object({
    content: z.string().nullish(),
    signature: z.string().nullish(),
    dataDescription: z
      .object({
        codeType: z.string().nullish(),
        encryptCode: z.string().nullish(),
        zipCode: z.string().nullish(),
      })
      .nullish(),
  }),
  globalInfo: z.looseObject({ interfaceCode: z.string().optional() }),
  returnStateInfo: z.object({ returnCode: z.string(), returnMessage: z.string().nullish() }),
})

export type Envelope = z.infer<typeof envelopeSchema>

/** What the flags of a message claim about its content. */
export interface DataDescription {
  /** `0` plain, `1` cipher. */
  readonly codeType: '0' | '1'
  /** `1` RSA, `2` AES; only a label, see docs/evidence/efris.md. */
  readonly encryptCode: '0' | '1' | '2'
  /** `1` when compressed. */
  readonly zipCode: '0' | '1'
}

/** Who speaks, from which device, about what. Times are East Africa Time, `yyyy-MM-dd HH:mm:ss`. */
export interface GlobalInfo {
  readonly appId: string
  readonly version: string
  readonly dataExchangeId: string
  readonly interfaceCode: string
  readonly requestCode: 'TP'
  readonly requestTime: string
  readonly responseCode: 'TA'
  readonly userName: string
  readonly deviceMAC: string
  readonly deviceNo: string
  readonly tin: string
  readonly brn: string
  readonly taxpayerID: string
  readonly longitude: string
  readonly latitude: string
  readonly agentType: string
  readonly extendField: Readonly<Record<string, unknown>>
  readonly [member: string]: unknown
}
