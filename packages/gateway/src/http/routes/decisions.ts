import type { z } from 'zod'
import { examine, type Verdict } from '../../documents/decide.js'
import type { DocumentRecord } from '../../documents/record.js'
import { isDecidedSo, type Resolution } from '../../documents/resolve.js'
import { pending } from '../../documents/send.js'
import { documentView } from '../../documents/view.js'
import type { GatewayContext } from '../context.js'
import { notWaiting, numberTaken } from '../correction-problems.js'
import { decision, INSISTENCE } from '../correction-schemas.js'
import type { DocumentDesk } from '../document-desk.js'
import { RESOLVE } from '../examples/corrections.js'
import { DOCUMENT_ID } from '../fields.js'
import { AUTHORITY_CODES } from '../route.js'
import type { RouteTable } from '../route-table.js'
import { objection } from '../verdict-problems.js'

/** Deciding about documents that need a person. */
export function decisionRoutes(table: RouteTable, gateway: GatewayContext, desk: DocumentDesk): void {
  const { account } = desk
  const { read } = gateway.store

  table
    .route({
      tag: 'Corrections',
      params: { id: DOCUMENT_ID },
      method: 'post',
      path: '/v1/documents/{id}/resolve',
      id: 'resolveDocument',
      summary: 'Decide about a document that needs attention',
      description:
        'What the document was sent as and what the authority holds stand side by side in its "conflict". The decision is kept, with who made it and why. The same decision again changes nothing.',
      body: {
        schema: decision,
        refusal: { code: 'decision-invalid', message: 'The decision cannot be used' },
      },
      answers: { 200: { description: 'The document, as it is now.', schema: documentView } },
      problems: {
        404: ['document-unknown'],
        409: [
          'not-waiting-for-decision',
          'number-not-at-authority',
          'found-at-authority',
          'absence-not-proved',
          'absence-not-proved-yet',
          'fiscal-number-taken',
        ],
        422: [AUTHORITY_CODES],
        502: ['authority-not-readable', AUTHORITY_CODES],
      },
      examples: RESOLVE,
    })
    .handle(async ({ params, body }) => {
      const record = await desk.find(params.id)
      await resolve(record, body)
      return { status: 200, body: await desk.view(await desk.find(record.id)) }
    })

  async function resolve(record: DocumentRecord, input: z.infer<typeof decision>): Promise<void> {
    const { confirm, ...resolution } = { confirm: undefined, ...input }
    if (record.status !== 'needs_attention') return wasDecided(record, resolution)
    const verdict = await verdictOn(record, resolution, confirm === INSISTENCE)
    if (verdict.kind !== 'go') throw objection(verdict, record)
    const { fiscal, application, conflict } = verdict
    const written = await gateway.store.write('resolveDocument', {
      account,
      document: record.id,
      revision: record.revision,
      resolution,
      fiscal: fiscal ? JSON.stringify(fiscal) : null,
      application: application ? JSON.stringify(pending(application, now())) : null,
      conflict: conflict ? JSON.stringify(conflict) : null,
      takesNewNumber: verdict.takesNewNumber ?? false,
      now: now(),
    })
    if (written === 'moved') return wasDecided(await desk.find(record.id), resolution)
    if (written !== 'done') throw numberTaken(fiscal!.number, written.taken)
    gateway.wake(account, record.device)
  }

  async function verdictOn(
    record: DocumentRecord,
    resolution: Resolution,
    insists: boolean,
  ): Promise<Verdict> {
    // What a device holds that no longer opens can still be withdrawn.
    if (resolution.decision === 'cancel') return { kind: 'go' }
    const authority = (await desk.check.authorityOf(record.device))!
    const { sealer, steady } = gateway
    return examine(record, resolution, insists, { read, sealer, authority, steady: steady() })
  }

  /** A decision that was made before is not made again; its answer was lost. */
  async function wasDecided(record: DocumentRecord, resolution: Resolution): Promise<void> {
    if (!(await isDecidedSo(read, record.id, resolution))) throw notWaiting(record)
  }

  function now(): number {
    return gateway.clock.now().getTime()
  }
}
