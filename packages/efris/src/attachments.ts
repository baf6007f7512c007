import { answer, base64, message, optional, text } from './fields.js'
import { needs, type Rule, rule } from './rules.js'

/* Files that go with an application (T110, T112, T114). */

interface Attachment {
  readonly fileName?: string | undefined
  readonly fileType?: string | undefined
  readonly fileContent?: string | undefined
}

/** The types of files that the authority takes. */
const FILE_TYPES = ['png', 'doc', 'pdf', 'jpg', 'txt', 'docx', 'xlsx', 'cer', 'crt', 'der']

const ATTACHMENT_RULES: readonly Rule<Attachment>[] = [
  needs('3089', 'fileName', 'for every file', () => true),
  needs('3091', 'fileType', 'for every file', () => true),
  needs('3094', 'fileContent', 'for every file', () => true),
  rule(
    '3093',
    'fileType',
    `must be one of ${FILE_TYPES.join(', ')}`,
    ({ fileType }) => !!fileType && !FILE_TYPES.includes(fileType),
  ),
]

/** A file that is sent along. */
export function attachment() {
  return message(
    {
      fileName: optional(text(256)),
      /** The extension of its name: png, pdf, docx, ... */
      fileType: optional(text(5)),
      /** The bytes of the file. */
      fileContent: optional(base64()),
    },
    ATTACHMENT_RULES,
  )
}

/** A file that was sent along. */
export function attachmentRecord() {
  return answer({
    fileName: optional(text(256)),
    fileType: optional(text(5)),
    fileContent: optional(base64()),
  })
}
