/* What the gateway answers: only what the pages show. Times are ISO 8601, amounts decimal texts. */

export const STATUSES = [
  'queued',
  'sending',
  'awaiting_approval',
  'fiscalised',
  'rejected',
  'in_doubt',
  'needs_attention',
  'cancelled',
] as const
export type Status = (typeof STATUSES)[number]

export interface Totals {
  readonly net: string
  readonly tax: string
  readonly gross: string
  readonly discount: string
}

export interface DocumentProblem {
  readonly code: string
  readonly message: string
  readonly cause: string
  readonly fix: string
  readonly issues?: readonly { readonly path: string; readonly message: string; readonly fix: string }[]
}

export interface Attempt {
  readonly number: number
  readonly door?: string
  readonly startedAt: string
  readonly endedAt?: string
  readonly outcome?: string
}

export type Facts = Readonly<Record<string, string | undefined>>

export interface Conflict {
  readonly sent: Facts
  readonly held: Facts
  readonly differences: readonly string[]
}

export interface Fiscal {
  readonly number: string
  readonly verificationCode?: string
  readonly signature?: string
  readonly internalData?: string
  readonly receiptNumber?: string
  readonly verifyUrl: string
  readonly issuedAt: string
  readonly deviceId: string
  readonly uploaded: boolean
}

export interface Left {
  readonly currency: string
  readonly lines: readonly { readonly line: number; readonly quantity: string; readonly gross: string }[]
  readonly totals: { readonly gross: string }
}

export interface Document {
  readonly id: string
  readonly status: Status
  readonly revision: number
  readonly type: string
  readonly number: string
  readonly device: string
  readonly currency: string
  readonly totals: Totals
  readonly converted?: { readonly currency: string; readonly exchangeRate: string; readonly totals: Totals }
  readonly fiscal?: Fiscal
  readonly preceding?: { readonly id?: string; readonly fiscalNumber?: string; readonly reason: string }
  readonly application?: { readonly reference: string; readonly state: string }
  readonly notes?: readonly {
    readonly id: string
    readonly type: string
    readonly status: Status
    readonly gross: string
  }[]
  readonly left?: Left
  readonly deadline?: Deadline
  readonly problem?: DocumentProblem
  readonly conflict?: Conflict
  readonly attempts: readonly Attempt[]
  readonly metadata?: Readonly<Record<string, string>>
  readonly createdAt: string
  readonly updatedAt: string
}

export interface Documents {
  readonly documents: readonly Document[]
  readonly next?: string
  readonly partial?: true
}

export interface Line {
  readonly item: string
  readonly name?: string
  readonly quantity: string
  readonly unit?: string
  readonly unitPrice: string
  readonly tax?: string
  readonly [member: string]: unknown
}

export interface Buyer {
  readonly kind: string
  readonly name?: string
  readonly taxId?: { readonly scheme: string; readonly value: string }
  readonly [member: string]: unknown
}

/** A document as a caller writes it. */
export interface Written {
  readonly lines?: readonly Line[]
  readonly buyer?: Buyer
  readonly payments?: readonly { readonly method: string; readonly amount: string }[]
  readonly operator?: string
  readonly issuedAt?: string
  readonly [member: string]: unknown
}

export interface Content {
  readonly revision: number
  readonly body: Written
  readonly document: Written
  readonly lines: readonly {
    readonly line: number
    readonly rate: string
    readonly tax: string
    readonly total: string
  }[]
}

export interface Event {
  readonly id: string
  readonly kind: string
  readonly at: string
  readonly data: Readonly<Record<string, unknown>>
}

export interface Warning {
  readonly id: string
  readonly severity: 'warning' | 'critical'
  readonly message: string
  readonly fix: string
}

export interface Deadline {
  readonly at: string
  readonly nearAt: string
  readonly message: string
  readonly source: string
}

export interface Lane {
  readonly queued: number
  readonly oldestQueuedAt: string | null
  readonly inDoubt: number
  readonly needsAttention: number
  readonly blocked: { readonly document: string; readonly since: string; readonly ends: string } | null
  readonly lastSuccessAt: string | null
  readonly lastFailure: { readonly at: string; readonly code: string; readonly message: string } | null
}

export type Authority = 'efris' | 'etims'

export interface Device {
  readonly id: string
  readonly authority: Authority
  readonly environment: string
  readonly tin: string
  readonly deviceNo?: string
  readonly channel?: string
  readonly bhfId?: string
  readonly dvcSrlNo?: string
  readonly stock?: string
  readonly offline?: string
  readonly paused: boolean
  readonly initialised: boolean
}

export interface Health extends Device {
  readonly lane: Lane
  readonly stockLane: Lane
  readonly purchaseLane: Lane
  readonly circuit: {
    readonly destination: string
    readonly state: 'closed' | 'open' | 'half-open'
    readonly since: string | null
    readonly until: string | null
  } | null
  readonly deadline?: Deadline
  readonly enabler?: {
    readonly notUploaded: {
      readonly documents: number
      readonly worth: string
      readonly since: string | null
    }
  }
  readonly addedAt: string
  readonly keyValidFrom?: string
  readonly keyExpiresAt?: string
  readonly warnings: readonly Warning[]
}

/** Which numbers come next, where the seller numbers: in Kenya. */
export type Numbers = Readonly<
  Partial<Record<'sales' | 'stock' | 'purchases', { readonly name: string; readonly next: number }>>
>

export interface Overview {
  readonly day: string
  readonly at: string
  readonly today: readonly Takings[]
  readonly days: readonly { readonly day: string; readonly counts: Readonly<Record<string, number>> }[]
  readonly devices: readonly Health[]
}

export interface Takings {
  readonly device: string
  readonly authority: Authority
  readonly currency: string
  readonly documents: number
  readonly notes: number
  readonly gross: string
  readonly tax: string
}

export interface Item {
  readonly item: string
  readonly name: string
  readonly unit: string
  readonly tax: string
  readonly classification: { readonly scheme: string; readonly code: string }
  readonly packaging?: string
}
