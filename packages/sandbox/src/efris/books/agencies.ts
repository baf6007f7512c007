import type { Taxpayer } from '../taxpayer.js'

/** The right of an agent to invoice in the name of a principal. */
export interface Agency {
  readonly agentTin: string
  readonly principalTin: string
}

/** The second seeded seller is the agent of the first. */
export function agencies(): Agency[] {
  return [{ agentTin: '1000000002', principalTin: '1000000001' }]
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
