import { readFileSync } from 'node:fs'
import { FiscalError } from '@risiti/core/errors'
import { type Argument, Command, CommanderError } from 'commander'
import { ApiError } from './api.js'
import { exportCommand, verifyCommand } from './commands/audit.js'
import { backupCommand, restoreCommand } from './commands/backup.js'
import { checkCommand } from './commands/check.js'
import { deviceCommand } from './commands/device.js'
import { documentsCommand, submitCommand } from './commands/documents.js'
import { gatewayCommand } from './commands/gateway.js'
import { importsCommand } from './commands/imports.js'
import { keysCommand } from './commands/keys.js'
import { loginCommand, logoutCommand } from './commands/login.js'
import { purchasesCommand } from './commands/purchases.js'
import { receiptCommand } from './commands/receipt.js'
import { sandboxCommand } from './commands/sandbox.js'
import { stockCommand } from './commands/stock.js'
import { codesCommand, syncCommand } from './commands/sync.js'
import { upCommand } from './commands/up.js'
import { usersCommand } from './commands/users.js'
import { nextAfterRefusal } from './document-answer.js'
import { letReadersLeave, printError } from './output.js'

/** Exit codes: done, refused or failed, wrong usage. */
const FAILED = 1
const USAGE = 2

/** Runs the command line. Sets the exit code; never throws. */
export async function main(argv: readonly string[]): Promise<void> {
  letReadersLeave()
  forgetEmptyVariables()
  const program = new Command('risiti')
    .description('Turns a sale into a legal fiscal receipt in Uganda (EFRIS) and Kenya (eTIMS).')
    .version(version(), '--version', 'print the version')
    .enablePositionalOptions()
  for (const command of [
    upCommand(),
    sandboxCommand(),
    gatewayCommand(),
    backupCommand(),
    restoreCommand(),
    deviceCommand(),
    submitCommand(),
    checkCommand(),
    documentsCommand(),
    receiptCommand(),
    stockCommand(),
    loginCommand(),
    logoutCommand(),
    keysCommand(),
    usersCommand(),
    purchasesCommand(),
    importsCommand(),
    syncCommand(),
    codesCommand(),
    exportCommand(),
    verifyCommand(),
  ]) {
    program.addCommand(command)
  }
  setUp(program)
  try {
    await program.parseAsync(argv)
  } catch (error) {
    process.exitCode = exitCodeOf(error)
  }
}

/** Subcommands do not inherit any of it. */
function setUp(command: Command): void {
  command
    .exitOverride()
    .showHelpAfterError('(add --help for what it takes)')
    .configureHelp({ subcommandTerm: nameAndArguments })
  for (const child of command.commands) setUp(child)
}

/** A term of a list of commands. Nearly every one has options: to say so takes the room that descriptions need on a terminal. */
function nameAndArguments(command: Command): string {
  return [command.name(), ...command.registeredArguments.map(termOf)].join(' ')
}

function termOf(argument: Argument): string {
  const name = `${argument.name()}${argument.variadic ? '...' : ''}`
  return argument.required ? `<${name}>` : `[${name}]`
}

/** Variables of ours that are empty count as left out, as those of the gateway do. */
function forgetEmptyVariables(): void {
  for (const [name, text] of Object.entries(process.env))
    if (name.startsWith('RISITI_') && text === '') delete process.env[name]
}

function version(): string {
  return JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8')).version
}

function exitCodeOf(error: unknown): number {
  if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : USAGE
  if (error instanceof ApiError) {
    const { message, fix, errors, body } = error
    printError({ message, fix, errors, next: nextAfterRefusal(body) })
  } else if (error instanceof FiscalError) printError({ message: error.message, fix: error.fix })
  else printError({ message: error instanceof Error ? error.message : String(error) })
  return FAILED
}
