import { DOOR_NAMES } from '@risiti/sandbox/exchange'
import { type ArmedFault, FAULTS, type FaultRule } from '@risiti/sandbox/faults'
import { type Command, InvalidArgumentError, Option } from 'commander'
import { parseCount } from '../connection.js'
import { parseDuration } from '../duration.js'
import { counted, say, sayJson, table } from '../output.js'
import { ask, authorityOption, type ControlOptions, change, controlCommand } from '../sandbox-control.js'
import { eastAfrican, parseTime } from '../time.js'

interface FaultOptions extends ControlOptions, Omit<FaultRule, 'fault' | 'delayMs' | 'skewMs'> {
  readonly delay?: number
  readonly skew?: number
  readonly untilCleared?: true
  readonly list?: true
  readonly clear?: number
}

export function faultCommand(): Command {
  return controlCommand('fault')
    .description('Let calls to the authorities fail. Without a fault: clear all.')
    .argument('[fault]', Object.keys(FAULTS).join(', '))
    .option('--operation <operation>', 'which calls: a method, an interface code, a path or *', '*')
    .option('--device <device>', 'only calls of this one: a device number, or PIN/branch')
    .addOption(new Option('--door <door>', 'only calls through it').choices(DOOR_NAMES))
    .addOption(authorityOption('only calls to it'))
    .option('--count <n>', 'how many calls; one, if nothing else says how many', parseCount)
    .addOption(
      new Option('--probability <p>', 'how likely, 0 to 1, for every call from now on')
        .argParser(parseProbability)
        .conflicts('count'),
    )
    .addOption(new Option('--until-cleared', 'every call from now on').conflicts(['count', 'probability']))
    .option('--from <time>', 'from this time of the sandbox on; every call, unless told otherwise', parseTime)
    .option('--to <time>', 'until this time of the sandbox', parseTime)
    .option('--delay <ms>', 'how long, for delay and rate-limit; 1000 if left out', parseCount)
    .option(
      '--skew <span>',
      "how far the authority's clock is off, for clock-skew: 1h if left out",
      parseDuration,
    )
    .option('--code <code>', 'what return-code answers; the status of http-5xx')
    .option('--message <text>', "what return-code says; the authority's own text if left out")
    .option('--after', 'let http-5xx strike after the call took effect')
    .option('--list', 'tell which are set')
    .option('--clear <id>', 'clear this one only', parseCount)
    .action(async (fault: string | undefined, options: FaultOptions) => {
      if (options.list) return tell(await ask(options, 'faults'), options)
      if (fault !== undefined) return set(fault, options)
      const one = options.clear === undefined ? '' : `?id=${options.clear}`
      const left = await change(options, 'DELETE', `faults${one}`)
      return tell(left, options)
    })
}

async function set(fault: string, options: FaultOptions): Promise<void> {
  const { operation, device, door, authority, from, to, code, message, after } = options
  const { delay: delayMs, skew: skewMs, count, untilCleared } = options
  const probability = untilCleared ? 1 : options.probability
  const scope = { device, door, authority, from, to }
  const body = { operation, fault, ...scope, count, probability, delayMs, skewMs, code, message, after }
  const answer = (await change(options, 'POST', 'faults', body)) as { id: number; faults: ArmedFault[] }
  if (options.json) return sayJson(answer)
  const rule = answer.faults.find(({ id }) => id === answer.id)!
  const where = scopeOf(rule)
  say(
    `Set: ${fault} on ${operation}${where && ` of ${where}`}, ${often(rule)}. "npx risiti sandbox fault" clears it.`,
  )
}

function tell(answer: unknown, { json }: ControlOptions): void {
  if (json) sayJson(answer)
  else say(listOf((answer as { faults: readonly ArmedFault[] }).faults))
}

function listOf(faults: readonly ArmedFault[]): string {
  if (faults.length === 0) return 'No fault is set.'
  const rows = faults.map((rule) => [
    String(rule.id),
    rule.fault,
    rule.operation,
    scopeOf(rule) || '-',
    often(rule),
  ])
  return table([['ID', 'FAULT', 'OPERATION', 'ONLY', 'HOW OFTEN'], ...rows])
}

/** Whose calls a fault is held to; nothing where it is everybody's. */
function scopeOf({ authority, door, device }: FaultRule): string {
  return [authority, door, device].filter((part) => part !== undefined).join(' ')
}

/** How often a fault strikes, and when. */
function often({ count, probability, from, to }: FaultRule): string {
  const times = count === undefined ? chance(probability) : counted(count, 'call')
  const start = from === undefined ? '' : `, from ${eastAfrican(from)}`
  return times + start + (to === undefined ? '' : `, until ${eastAfrican(to)}`)
}

function chance(probability = 1): string {
  return probability === 1 ? 'every call' : `with probability ${probability}`
}

function parseProbability(text: string): number {
  const value = Number(text)
  if (text !== '' && value >= 0 && value <= 1) return value
  throw new InvalidArgumentError('Give a number from 0 to 1.')
}
