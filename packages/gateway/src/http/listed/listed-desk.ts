import type { DocumentRecord } from '../../documents/record.js'
import { findListed, type ListedLane } from '../../store/statements/listed.js'
import type { Row } from '../../store/store.js'
import type { GatewayContext } from '../context.js'
import { Desk, type DeskFacts } from '../documents/desk.js'
import { Problem } from '../problem.js'

/** How a lane of decisions about what an authority lists is shown. */
export interface ListedFacts extends DeskFacts {
  readonly lane: ListedLane
  /** Thrown when nothing of an id was listed. */
  readonly unlisted: Problem
}

/** Decisions about what an authority lists. They are found by what they are about: the last one, or one by its own id. */
export abstract class ListedDesk<View> extends Desk<View> {
  readonly #listed: ListedFacts

  constructor(gateway: GatewayContext, account: string, facts: ListedFacts) {
    super(gateway, account, facts)
    this.#listed = facts
  }

  /** An entry as the API shows it, with its last decision. */
  abstract show(entry: Row): Promise<View>

  /** @throws Problem when the account was listed nothing of this id. */
  async entry(id: string): Promise<Row> {
    const row = await findListed(this.gateway.store.read, this.#listed.lane, this.account, id)
    if (row) return row
    throw this.#listed.unlisted
  }

  override async find(id: string): Promise<DocumentRecord> {
    const row = await findListed(this.gateway.store.read, this.#listed.lane, this.account, id)
    return super.find(row ? String(row.decision) : id)
  }

  /** Where what a decision is about is. */
  protected override placeOf({ purchase, imported }: DocumentRecord): string {
    return (purchase ?? imported)!.id
  }

  async view(record: DocumentRecord): Promise<View> {
    return this.show(await this.entry(this.placeOf(record)))
  }
}

/** The facts of such a lane. @param one what one of the list is called. */
export function listedFacts(lane: ListedLane, one: 'purchase' | 'import'): ListedFacts {
  return {
    lane,
    path: `/v1/${lane}`,
    noun: 'decision',
    unlisted: new Problem({
      status: 404,
      code: `${one}-unknown`,
      title: `There is no such ${one}.`,
      detail: `No ${one} of this account has this id.`,
      fix: `Use an id that GET /v1/${lane} lists.`,
    }),
    unknown: new Problem({
      status: 404,
      code: 'decision-unknown',
      title: 'There is no such decision.',
      detail: `There is no ${one} of this id, or nobody has decided on it.`,
      fix: `Use an id that GET /v1/${lane} lists as decided.`,
    }),
  }
}
