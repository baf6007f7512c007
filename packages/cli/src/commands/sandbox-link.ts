import { AUTHORITIES, type Authority } from '@risiti/sandbox/exchange'
import { Argument, type Command } from 'commander'
import { counted, say, sayJson } from '../output.js'
import { ask, authorityOption, type ControlOptions, change, controlCommand } from '../sandbox-control.js'
import { eastAfrican } from '../time.js'

interface LinkOptions extends ControlOptions {
  readonly authority?: Authority
}

interface Link {
  readonly state: 'up' | 'down'
  readonly downSince: string | null
  /** Numbers of the documents that wait for it. */
  readonly waiting: readonly string[]
}

const OWNERS = { efris: 'The enabler of EFRIS', etims: 'The units of eTIMS' } as const

export function linkCommand(): Command {
  return controlCommand('link')
    .description('Cut enabler and VSCU off from the authorities, or let them back. Alone: tell how they are.')
    .addArgument(new Argument('[state]', 'of the links from now on').choices(['up', 'down']))
    .addOption(authorityOption('only the link to it'))
    .action(async (state: string | undefined, options: LinkOptions) => {
      const { authority } = options
      const wish = Object.fromEntries((authority ? [authority] : AUTHORITIES).map((one) => [one, state]))
      const links = (await (state
        ? change(options, 'POST', 'links', wish)
        : ask(options, 'links'))) as Record<Authority, Link>
      if (options.json) return sayJson(links)
      for (const name of AUTHORITIES) say(`${OWNERS[name]}: ${inWords(links[name])}`)
    })
}

function inWords({ state, downSince, waiting }: Link): string {
  const left =
    waiting.length > 0 ? ` ${counted(waiting.length, 'document')} waiting: ${waiting.join(', ')}.` : ''
  if (state === 'up' || downSince === null) return `connected.${left}`
  return `cut off since ${eastAfrican(downSince)}.${left}`
}
