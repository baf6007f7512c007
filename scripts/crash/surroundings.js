import { execFileSync, spawnSync } from 'node:child_process'

/** Why a case cannot be tried on this machine. */
export class NotHere extends Error {}

/** For cases that run the gateway under strace. @throws NotHere */
export function withStrace() {
  if (spawnSync('strace', ['-V']).status !== 0) throw new NotHere('strace is not installed')
  return { undo() {} }
}

/** A disk of twelve megabytes in the folder. @throws NotHere where nothing may be mounted */
export function withSmallDisk(folder) {
  runHere('mount', ['-t', 'tmpfs', '-o', 'size=12m', 'tmpfs', folder], 'nothing may be mounted')
  return { undo: () => execFileSync('umount', ['-l', folder]) }
}

/**
 * A network of its own for the gateway, with a line to the authority and another one to the tills. `cut` takes the first away: packets
 * vanish, and nobody is told; `mend` brings it back. `host` is where the gateway listens, `wireHost` where it finds the authority.
 * @throws NotHere where none may be made
 */
export function withNetwork() {
  const name = `risiti-${process.pid}`
  const net = `10.213.${process.pid % 250}`
  const line = `rsa${process.pid % 1e8}`
  const tills = `rst${process.pid % 1e8}`
  const ip = (...words) => execFileSync('ip', words, { stdio: 'ignore' })
  runHere('ip', ['netns', 'add', name], 'no network namespace may be made')
  const undo = () => ip('netns', 'del', name)
  try {
    for (const [device, low] of [
      [line, 1],
      [tills, 5],
    ]) {
      ip('link', 'add', device, 'type', 'veth', 'peer', 'name', 'inside', 'netns', name)
      ip('-n', name, 'link', 'set', 'inside', 'name', device)
      ip('addr', 'add', `${net}.${low}/30`, 'dev', device)
      ip('-n', name, 'addr', 'add', `${net}.${low + 1}/30`, 'dev', device)
      ip('link', 'set', device, 'up')
      ip('-n', name, 'link', 'set', device, 'up')
    }
  } catch {
    undo()
    throw new NotHere('no network devices may be made here')
  }
  return {
    undo,
    under: ['ip', 'netns', 'exec', name],
    host: `${net}.6`,
    wireHost: `${net}.1`,
    cut: () => ip('link', 'set', line, 'down'),
    mend: () => ip('link', 'set', line, 'up'),
  }
}

function runHere(program, words, reason) {
  const { status, error } = spawnSync(program, words, { stdio: 'ignore' })
  if (error) throw new NotHere(`${program} is not installed`)
  if (status !== 0) throw new NotHere(`${reason} here`)
}
