import type { Taxpayer } from '../taxpayer.js'

/** The right of an agent to invoice in the name of a principal. */
export interface Agency {
  readonly agentTin: string
  readonly principalTin: string
  /** What he may sell. */
  readonly goodsCodes: readonly string[]
}

/** The second seeded seller is the agent of the first. */
export function agencies(): Agency[] {
  return [{ agentTin: '1000000002', principalTin: '1000000001', goodsCodes: ['CONSULTING'] }]
}

export function agencyOf(
  agentTin: string,
  principalTin: string,
  { agencies }: { agencies: readonly Agency[] },
): Agency | undefined {
  return agencies.find((agency) => agency.agentTin === agentTin && agency.principalTin === principalTin)
}

/** Whom an agent may invoice for. */
export function principalsOf(
  agentTin: string,
  { agencies, taxpayers }: { agencies: readonly Agency[]; taxpayers: ReadonlyMap<string, Taxpayer> },
): Taxpayer[] {
  return agencies.flatMap((agency) => {
    const principal = taxpayers.get(agency.principalTin)
    return agency.agentTin === agentTin && principal ? [principal] : []
  })
}
