import { InvalidInputError } from '@risiti/core'
import { readFault } from './control/fault-input.js'
import { doorsOf, FAULTS, type FaultRule, isFaultName, isPossible } from './faults.js'
import type { Call, Mount } from './mount.js'

/** Asks for a fault on the call that it stands in: `return-code; code=2253`. */
const SCENARIO_HEADER = 'x-risiti-scenario'

const NUMBERS: ReadonlySet<string> = new Set(['delayMs', 'skewMs'])
const PARAMETERS: ReadonlySet<string> = new Set([...NUMBERS, 'code', 'message', 'after'])

/** The fault that a call asks for. @throws InvalidInputError when there is no such fault, or none such at this door. */
export function readScenario({ headers }: Call, mount: Mount): FaultRule | undefined {
  const text = headers[SCENARIO_HEADER]
  if (typeof text !== 'string') return undefined
  const [name = '', ...parameters] = text.split(';').map((part) => part.trim())
  if (!isFaultName(name))
    throw invalid(
      'scenario-unknown',
      `There is no fault called "${name.slice(0, 60)}".`,
      `Use one of ${Object.keys(FAULTS).join(', ')}.`,
    )
  const rule = readFault({
    operation: '*',
    fault: name,
    ...Object.fromEntries(parameters.map(readParameter)),
  })
  if (isPossible(rule, mount)) return rule
  throw invalid(
    'scenario-impossible',
    `"${text.slice(0, 60)}" cannot happen at the door ${mount.door}.`,
    `${name} is possible at ${doorsOf(name).join(', ')}${name === 'return-code' ? ', with a code that is answered there' : ''}.`,
  )
}

function readParameter(text: string): [name: string, value: unknown] {
  const [name = '', value = ''] = text.split(/\s*=\s*(.*)/s)
  if (!PARAMETERS.has(name))
    throw invalid(
      'scenario-unknown',
      `A fault has no parameter "${name.slice(0, 60)}" here.`,
      `Use ${[...PARAMETERS].join(', ')}, as in "delay; delayMs=500".`,
    )
  if (name === 'after') return [name, value === 'true']
  return [name, NUMBERS.has(name) ? Number(value) : value]
}

function invalid(code: string, message: string, fix: string): InvalidInputError {
  return new InvalidInputError({ code, message, issues: [{ path: SCENARIO_HEADER, message, fix }] })
}
