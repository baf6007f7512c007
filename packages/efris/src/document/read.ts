import { type FiscalDocument, InvalidInputError, parseDocument, UnreadableAnswerError } from '@risiti/core'

/**
 * Reads what was made of an answer as a document.
 * @throws UnreadableAnswerError saying what is missing or unknown; `content` is the answer.
 */
export function readDocument(input: object, answer: unknown): FiscalDocument {
  try {
    return parseDocument(input)
  } catch (error) {
    if (!(error instanceof InvalidInputError)) throw error
    const { path, message } = error.issues[0]!
    throw unreadable(`${path || 'it'} ${message}`, answer)
  }
}

/** The error for an answer that lacks what is needed. */
export function unreadable(what: string, answer: unknown): UnreadableAnswerError {
  return new UnreadableAnswerError({
    code: 'answer-incomplete',
    message: `What URA stored cannot be read as a document: ${what}.`,
    cause: 'A member is missing, or has a value that is not known.',
    fix: 'Look at the document in the portal; it stands, whatever can be read of it.',
    raw: JSON.stringify(answer) ?? '',
    content: answer,
  })
}
