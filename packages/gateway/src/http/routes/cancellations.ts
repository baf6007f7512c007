import type { Authority } from '../../authorities/authority.js'
import type { DocumentRecord } from '../../documents/record.js'
import { documentView } from '../../documents/view.js'
import type { GatewayContext } from '../context.js'
import { notCancellable, notWithdrawn } from '../correction-problems.js'
import { cancellation } from '../correction-schemas.js'
import type { DocumentDesk } from '../document-desk.js'
import { CANCEL } from '../examples/corrections.js'
import { DOCUMENT_ID } from '../fields.js'
import type { RouteTable } from '../route-table.js'

/** Withdrawing documents. */
export function cancellationRoutes(table: RouteTable, gateway: GatewayContext, desk: DocumentDesk): void {
  table
    .route({
      tag: 'Corrections',
      params: { id: DOCUMENT_ID },
      method: 'post',
      path: '/v1/documents/{id}/cancel',
      id: 'cancelDocument',
      summary: 'Withdraw a document that the authority does not have',
      description:
        'An application that nobody has decided on is withdrawn at the authority first. What is fiscal is taken back with a credit note.',
      body: {
        schema: cancellation,
        refusal: { code: 'cancellation-invalid', message: 'The cancellation cannot be used' },
      },
      answers: { 200: { description: 'The document, as it is now.', schema: documentView } },
      problems: {
        404: ['document-unknown'],
        409: ['not-cancellable'],
        502: ['application-not-withdrawn'],
      },
      examples: CANCEL,
    })
    .handle(async ({ params, body: input }) => {
      const record = await desk.find(params.id)
      // The number of a device whose key no longer opens stays with the document: it is known to be unused, no more.
      const authority = await desk.check.authorityOf(record.device).catch(() => undefined)
      const isWithdrawn = await withdraw(record, authority)
      const written = await gateway.store.write('cancelDocument', {
        account: desk.account,
        isWithdrawn,
        document: record.id,
        reason: input.reason,
        by: input.by,
        returns: authority?.sequence ?? null,
        now: gateway.clock.now().getTime(),
      })
      const present = await desk.find(record.id)
      if (written === 'refused') throw notCancellable(present)
      gateway.waiters.notify(record.id)
      gateway.wake(desk.account, record.device)
      return { status: 200, body: await desk.view(present) }
    })
}

/** An application is withdrawn at the authority first. @throws Problem when it is too late, or cannot be known. */
async function withdraw(record: DocumentRecord, authority: Authority | undefined): Promise<boolean> {
  const { application } = record
  if (record.status !== 'awaiting_approval' || !application) return false
  const withdrawal = await authority?.approval?.withdraw(record, application)
  switch (withdrawal?.kind) {
    case 'withdrawn':
      return true
    case 'unknown':
      throw notWithdrawn(record, withdrawal.problem)
    default:
      throw notCancellable(record)
  }
}
