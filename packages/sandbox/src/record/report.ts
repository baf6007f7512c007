import type { Difference } from './compare.js'
import type { Replayed } from './replay.js'

/** What a replay found, for people. */
export function reportOf(replayed: readonly Replayed[]): string {
  const different = replayed.filter(({ differences }) => differences && differences.length > 0)
  const untold = replayed.filter(({ differences }) => differences === null)
  const same = replayed.length - different.length - untold.length
  return [
    ...different.flatMap((each) => [
      titleOf(each),
      ...each.differences!.map((one) => `    ${lineOf(one)}`),
      '',
    ]),
    ...untold.map((each) => `${titleOf(each)} was not compared: ${each.reason}.`),
    ...(untold.length > 0 ? [''] : []),
    `${same} the same, ${different.length} different, ${untold.length} not compared.`,
  ].join('\n')
}

function titleOf({ number, operation }: Replayed): string {
  return `#${number} ${operation}`
}

function lineOf({ what, at, recorded, sandbox }: Difference): string {
  return `${what}${at && ` ${at}`}: recorded ${recorded || 'nothing'}, sandbox ${sandbox || 'nothing'}`
}
