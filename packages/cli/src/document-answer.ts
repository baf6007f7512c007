/** A document, as the gateway shows it. */
export interface DocumentAnswer {
  readonly id: string
  readonly status: string
  readonly number: string
  readonly device: string
  readonly currency: string
  readonly totals: { readonly gross: string }
  readonly fiscal?: { readonly number: string }
  readonly problem?: { readonly message: string; readonly fix: string }
  readonly createdAt: string
}

/** What can be done about a document that the authority refused. @param problem the answer, which has the document then */
export function nextAfterRefusal(problem: unknown): string | undefined {
  const { document } = (problem ?? {}) as { readonly document?: Partial<DocumentAnswer> | string }
  if (typeof document !== 'object' || document.status !== 'rejected') return undefined
  const { id } = document
  return `${id} is rejected. Correct it with "npx risiti documents revise ${id} FILE", or withdraw it with "npx risiti documents cancel ${id}".`
}

/** Where a document stands, and what comes next. */
export function summary(document: DocumentAnswer): string {
  if (document.fiscal) return `${document.id} is fiscalised: ${document.fiscal.number}`
  if (document.status === 'cancelled') return `${document.id} is cancelled.`
  const why = document.problem ? ` ${document.problem.message} ${document.problem.fix}` : ''
  return `${document.id} is ${document.status}.${why} Ask again with "npx risiti receipt ${document.id}".`
}
