import type { OnStep } from '../lanes/steps.js'
import type { Log } from './log.js'

/** One line of the log for each step of sending a document, for whoever wants to know that much. */
export function stepLine(log: Log): OnStep {
  return ({ name, account, device, lane, document, attempt }) =>
    log('debug', 'step', {
      step: name,
      account,
      device,
      lane,
      ...(document === undefined ? {} : { document, attempt }),
    })
}
