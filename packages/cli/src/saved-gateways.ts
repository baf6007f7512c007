import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { homedir } from 'node:os'
import { join } from 'node:path'

/** A gateway that commands reach without being told how. */
export interface SavedGateway {
  readonly url: string
  readonly key: string
}

const DEFAULT_URL = 'http://127.0.0.1:8787'

/** Keeps the key of a gateway for the user of this machine alone. @throws Error when it cannot be written. */
export function saveGateway({ url, key }: SavedGateway): void {
  write(fileOf(url), { url, key })
}

/** Keeps at which gateway commands are meant that name none. */
export function saveDefault(url: string): void {
  write(join(folder(), 'default.json'), { url })
}

/** Forgets the key of a gateway; whether there was one does not matter. */
export function forgetGateway(url: string): void {
  rmSync(fileOf(url), { force: true })
}

/** Forgets at which gateway commands are meant that name none, where it is this one. */
export function forgetDefault(url: string): void {
  if (defaultUrl() === url) rmSync(join(folder(), 'default.json'), { force: true })
}

/** The key of a gateway, where it is known. */
export function savedKey(url: string): string | undefined {
  const saved = read(fileOf(url)) as Partial<SavedGateway> | undefined
  return saved?.url === url ? saved.key : undefined
}

/** The gateway that is meant where none is named. */
export function defaultUrl(): string {
  return (read(join(folder(), 'default.json')) as Partial<SavedGateway> | undefined)?.url ?? DEFAULT_URL
}

/** Where the settings of a user are, by the customs of the system. */
function folder(): string {
  const { XDG_CONFIG_HOME, APPDATA } = process.env
  const base = process.platform === 'win32' ? APPDATA : XDG_CONFIG_HOME
  return join(base || join(homedir(), '.config'), 'risiti')
}

/** Each gateway has a file of its own, so that two that start at once do not write over each other. */
function fileOf(url: string): string {
  return join(folder(), 'gateways', `${encodeURIComponent(url)}.json`)
}

function write(file: string, value: unknown): void {
  mkdirSync(join(file, '..'), { recursive: true, mode: 0o700 })
  rmSync(file, { force: true })
  writeFileSync(file, `${JSON.stringify(value)}\n`, { mode: 0o600, flag: 'wx' })
}

function read(file: string): unknown {
  try {
    return JSON.parse(readFileSync(file, 'utf8'))
  } catch {
    return undefined
  }
}
