import type { LedgerEntry } from '@risiti/sandbox'
import type { Command } from 'commander'
import { say, sayJson, table } from '../output.js'
import { ask, type ControlOptions, controlCommand } from '../sandbox-control.js'
import { eastAfrican } from '../time.js'

const HEAD = ['COUNTRY', 'TAX ID', 'NUMBER', 'REFERENCE', 'TOTAL', 'TAX', 'ISSUED', 'STATUS']

export function ledgerCommand(): Command {
  return controlCommand('ledger')
    .description('What the authorities hold.')
    .action(async (options: ControlOptions) => {
      const ledger = (await ask(options, 'ledger')) as { readonly documents: readonly LedgerEntry[] }
      if (options.json) return sayJson(ledger)
      if (ledger.documents.length === 0) return say('The authorities hold no documents.')
      say(table([HEAD, ...ledger.documents.map(rowOf)]))
    })
}

function rowOf(entry: LedgerEntry): string[] {
  const { country, taxId, number, reference, currency, total, tax, issuedAt, status } = entry
  return [country, taxId, number, reference ?? '', `${currency} ${total}`, tax, eastAfrican(issuedAt), status]
}
