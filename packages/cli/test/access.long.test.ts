import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { ROOT, risiti, startServer } from './risiti.js'

let up: Awaited<ReturnType<typeof startServer>>
let env: Record<string, string>

beforeAll(async () => {
  up = await startServer(['up', '--port', '0'])
  env = { RISITI_URL: up.ready.gateway.url, RISITI_API_KEY: up.ready.adminKey }
}, 60_000)

afterAll(async () => {
  await up.stop()
})

async function done(args: readonly string[], input = '', more: Record<string, string> = {}): Promise<string> {
  const { code, out, err } = await risiti(args, { ...env, ...more }, ROOT, input)
  expect({ code, err }).toEqual({ code: 0, err: '' })
  return out
}

async function refused(args: readonly string[], code: number, more: Record<string, string> = {}) {
  const answer = await risiti(args, { ...env, ...more })
  expect(answer).toMatchObject({ code, out: '' })
  return answer.err
}

const keysOf = async () => JSON.parse(await done(['keys', 'list', '--json'])).apiKeys

describe('risiti keys', () => {
  it('gives out a key that may what it was given, replaces it, and ends it', async () => {
    const said = await done([
      'keys',
      'create',
      'till 3',
      '--scope',
      'documents:read',
      '--expires',
      '2099-01-01',
    ])
    const key = /^risiti_\S+$/m.exec(said)![0]
    const till = { RISITI_API_KEY: key }
    expect(await done(['documents'], '', till)).toBe('There are no documents yet.\n')
    expect(await refused(['keys', 'list'], 1, till)).toContain('This needs the scope "access:read".')

    const [{ id }] = await keysOf()
    const rotated = JSON.parse(await done(['keys', 'rotate', id, '--grace', '0s', '--json']))
    expect(rotated).toMatchObject({ name: 'till 3', scopes: ['documents:read'], active: true })
    expect(await refused(['documents'], 1, till)).toContain('is not in use any more')
    await done(['documents'], '', { RISITI_API_KEY: rotated.key })
    expect(await done(['keys', 'revoke', rotated.id])).toBe('The key "till 3" has ended.\n')
    await refused(['documents'], 1, { RISITI_API_KEY: rotated.key })

    const lines = (await done(['keys', 'list'])).split('\n')
    expect(lines[0]).toMatch(/^ID +NAME +STANDS +LAST USED +MAY$/)
    expect(lines[1]).toMatch(new RegExp(`^${rotated.id} +till 3 +revoked +.* documents:read$`))
    expect(lines[2]).toMatch(new RegExp(`^${id} +till 3 +over `))
    // Its last 43 characters are what is secret; an underscore may be among them.
    expect(lines.join()).not.toContain(key.slice(-43))
  }, 60_000)

  it('says what it cannot give out, and which key there is not', async () => {
    const err = await refused(['keys', 'create', 'k', '--scope', 'documents:sing'], 1)
    expect(err).toContain('/scopes/0')
    expect(await refused(['keys', 'create', 'k'], 2)).toContain('--scope')
    expect(await refused(['keys', 'rotate', 'key_nothing'], 1)).toContain('no such')
  })
})

describe('risiti users', () => {
  const signIn = async (name: string, password: string) =>
    (
      await fetch(`${env.RISITI_URL}/v1/sessions`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ name, password }),
      })
    ).status

  it('adds one whose password is read from a line, changes them, and removes them', async () => {
    expect(await done(['users', 'list'])).toBe('There are no users yet.\n')
    const [first, next] = ['a long word of hers', 'another long word']
    expect(await done(['users', 'add', 'Amina', '--role', 'cashier'], `${first}\n`)).toMatch(
      /^Added: amina, cashier \(\S+\)\.\n$/,
    )
    expect(await signIn('amina', first)).toBe(201)
    expect(await done(['users', 'role', 'amina', 'owner'])).toBe('amina is owner now.\n')
    await done(['users', 'password', 'Amina'], `${next}\n`)
    expect([await signIn('amina', first), await signIn('amina', next)]).toEqual([401, 201])
    expect(await done(['users', 'list'])).toMatch(/^ID +NAME +ROLE +ADDED\n\S+ +amina +owner +\S+ \S+\n$/)
    expect(await done(['users', 'remove', 'amina'])).toBe('Removed: amina.\n')
    expect(await signIn('amina', next)).toBe(401)
  }, 60_000)

  it('says who there is not, and what a password lacks', async () => {
    expect(await refused(['users', 'remove', 'nobody'], 1)).toContain('There is no user "nobody".')
    const short = await risiti(['users', 'add', 'b', '--role', 'cashier'], env, ROOT, 'short\n')
    expect(short).toMatchObject({ code: 1, err: expect.stringContaining('/password') })
    expect(short.err).not.toContain('short\n')
    expect((await risiti(['users', 'add', 'b', '--role', 'cashier'], env)).err).toContain('Nothing was given')
  })
})
