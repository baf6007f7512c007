import type { Command } from 'commander'
import { parseDuration } from '../duration.js'
import { say, sayJson } from '../output.js'
import { ask, type ControlOptions, change, controlCommand } from '../sandbox-control.js'
import { eastAfrican, parseTime } from '../time.js'

interface ClockOptions extends ControlOptions {
  readonly set?: string
  readonly advance?: number
  readonly freeze?: true
  readonly run?: true
}

interface Clock {
  readonly now: string
  readonly frozen: boolean
}

export function clockCommand(): Command {
  const command = controlCommand('clock')
    .description('Tell the time of the authorities, or change it. Without options it only tells it.')
    .option('--set <time>', 'a time like 2026-07-01T09:00:00Z; without a zone it is East African', parseTime)
    .option('--advance <span>', 'on by 25h, 1d12h or 90s; back by -10m', parseDuration)
    .option('--freeze', 'stop it')
    .option('--run', 'let it run on')
  return command.action(async (options: ClockOptions) => {
    const { set, advance, freeze, run } = options
    if (freeze && run) command.error("error: option '--freeze' cannot be used with option '--run'")
    const wish = {
      ...(set === undefined ? {} : { set }),
      ...(advance === undefined ? {} : { advance }),
      ...(freeze || run ? { freeze: freeze === true } : {}),
    }
    const isWish = Object.keys(wish).length > 0
    const clock = (await (isWish ? change(options, 'POST', 'clock', wish) : ask(options, 'clock'))) as Clock
    if (options.json) return sayJson(clock)
    const state = clock.frozen ? 'stands still' : 'runs'
    say(`${eastAfrican(clock.now)} in East Africa (${clock.now}). The clock ${state}.`)
  })
}
