import { gzipSync } from 'node:zlib'
import { type SealedData, type SealOptions, seal } from '#src/envelope/seal.js'

/** Seals, and compresses around the cipher where `gzip` says so, as the authority does with large answers. */
export async function sealAsServer(
  json: string,
  { gzip = false, ...options }: SealOptions & { readonly gzip?: boolean },
): Promise<SealedData> {
  const sealed = await seal(json, options)
  if (!gzip) return sealed
  return {
    ...sealed,
    content: gzipSync(Buffer.from(sealed.content, 'base64')).toString('base64'),
    dataDescription: { ...sealed.dataDescription, zipCode: '1' },
  }
}
