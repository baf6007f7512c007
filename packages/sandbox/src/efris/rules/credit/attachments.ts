import { firstRow, type Refusal, refuse } from '../../contract.js'
import { FILE_TYPES } from '../forms.js'

interface Attachment {
  readonly fileName?: string | undefined
  readonly fileType?: string | undefined
  readonly fileContent?: string | undefined
}

const BASE64 = /^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/

/** 3089 to 3095: every file has a name, a type of the list and base64 content. */
export function attachmentsAreReadable(attachments: readonly Attachment[] = []): Refusal | undefined {
  return firstRow(attachments, ({ fileName, fileType, fileContent }, row) => {
    if (fileName === undefined) return refuse('3089', { row })
    if (Buffer.byteLength(fileName) > 256) return refuse('3090', { row })
    if (fileType === undefined) return refuse('3091', { row })
    if (Buffer.byteLength(fileType) > 5) return refuse('3092', { row })
    if (!FILE_TYPES.includes(fileType)) return refuse('3093', { row })
    if (fileContent === undefined) return refuse('3094', { row })
    return BASE64.test(fileContent) ? undefined : refuse('3095', { row })
  })
}
