import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseDocument } from '@risiti/core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { ROOT, risiti, startServer } from './risiti.js'

const README = readFileSync(join(ROOT, 'README.md'), 'utf8')

function block(language: string): string {
  return new RegExp(`\`\`\`${language}\n([\\s\\S]*?)\`\`\``).exec(README)?.[1] ?? ''
}

describe('the README', () => {
  let up: Awaited<ReturnType<typeof startServer>>

  beforeAll(async () => {
    up = await startServer(['up', '--port', '0'])
  }, 60_000)

  afterAll(async () => {
    await up.stop()
  })

  it('shows the program in examples, and it issues an invoice', () => {
    expect(block('ts')).toBe(readFileSync(join(ROOT, 'examples/first-invoice.js'), 'utf8'))
    const run = spawnSync(process.execPath, ['examples/first-invoice.js'], {
      cwd: ROOT,
      env: { ...process.env, RISITI_SANDBOX: up.ready.sandbox.url },
      encoding: 'utf8',
    })
    expect(run.stderr).toBe('')
    expect(run.stdout).toMatch(/^\d{12} \d{20}\n$/)
  })

  it('shows a program that is TypeScript too, also under strict rules', () => {
    const rules = '--ignoreConfig --strict --checkJs --noEmit --module nodenext --target es2023 --types node'
    const compiler = 'node_modules/typescript/bin/tsc'
    const run = spawnSync(process.execPath, [compiler, ...rules.split(' '), 'examples/first-invoice.js'], {
      cwd: ROOT,
      encoding: 'utf8',
    })
    expect(`${run.stdout}${run.stderr}`).toBe('')
  })

  it('has a guide to the document whose program checks one and takes it back', () => {
    const guide = readFileSync(join(ROOT, 'docs/guides/document.md'), 'utf8')
    const program = readFileSync(join(ROOT, 'examples/document-tour.js'), 'utf8')
    expect(guide).toContain(`\`\`\`js\n${program}\`\`\``)
    const run = spawnSync(process.execPath, ['examples/document-tour.js'], { cwd: ROOT, encoding: 'utf8' })
    expect(run.stderr).toBe('')
    expect(run.stdout).toMatch(
      /^payments-agree: \/payments [\s\S]*\n0 findings: [\s\S]*\nAfter the second, 0\.00 is left\.\n$/,
    )
  })

  it('has in that guide a program that sends one, reads it back and takes a part back', () => {
    const guide = readFileSync(join(ROOT, 'docs/guides/document.md'), 'utf8')
    const program = readFileSync(join(ROOT, 'examples/document-sent.js'), 'utf8')
    expect(guide).toContain(`\`\`\`js\n${program}\`\`\``)
    const run = spawnSync(process.execPath, ['examples/document-sent.js'], {
      cwd: ROOT,
      env: { ...process.env, RISITI_SANDBOX: up.ready.sandbox.url },
      encoding: 'utf8',
    })
    expect(run.stderr).toBe('')
    expect(run.stdout).toMatch(
      /^\d{12}: 91\.00 USD\.\nKept: 2 x 45\.5, service_export\.\nApplied for as \d\dPL01\d+\.\n$/,
    )
  })

  it('has a guide to EFRIS whose program tours it', () => {
    const guide = readFileSync(join(ROOT, 'docs/guides/efris.md'), 'utf8')
    const program = readFileSync(join(ROOT, 'examples/efris-tour.js'), 'utf8')
    expect(guide).toContain(`\`\`\`js\n${program}\`\`\``)
    const run = spawnSync(process.execPath, ['examples/efris-tour.js'], {
      cwd: ROOT,
      env: { ...process.env, RISITI_SANDBOX: up.ready.sandbox.url },
      encoding: 'utf8',
    })
    expect(run.stderr).toBe('')
    expect(run.stdout).toMatch(/page 2 of 4[\s\S]*Stock booked as \d\dPL03\d+\.\n[\s\S]*2261: /)
  })

  it('has a guide to eTIMS whose program tours it, and tours it again', () => {
    const guide = readFileSync(join(ROOT, 'docs/guides/etims.md'), 'utf8')
    const program = readFileSync(join(ROOT, 'examples/etims-tour.js'), 'utf8')
    expect(guide).toContain(`\`\`\`js\n${program}\`\`\``)
    for (const [code, receipt] of [
      ['KE2NTNO0000007', 1],
      ['KE2NTNO0000008', 3],
    ]) {
      const run = spawnSync(process.execPath, ['examples/etims-tour.js'], {
        cwd: ROOT,
        env: { ...process.env, RISITI_SANDBOX: up.ready.sandbox.url },
        encoding: 'utf8',
      })
      expect(run.stderr).toBe('')
      expect(run.stdout).toContain(`Registered ${code}.\nReceipt ${receipt}: ${up.ready.sandbox.url}/`)
      expect(run.stdout).toContain('etims-remaining-quantity-differs: rsdQty mismatch. Expected: 10.0')
    }
  })

  it('shows a request that is answered with a fiscal number', async () => {
    const curl = /curl \S+:8787(\/\S+)[\s\S]*?-d @(\S+)/.exec(README)
    const response = await fetch(up.ready.gateway.url + curl?.[1], {
      method: 'POST',
      headers: {
        authorization: `Bearer ${up.ready.adminKey}`,
        'content-type': 'application/json',
        'idempotency-key': 'sale-1',
        prefer: 'wait=10',
      },
      body: readFileSync(join(ROOT, curl?.[2] ?? ''), 'utf8'),
    })
    expect(response.status).toBe(201)
    expect(await response.json()).toMatchObject({ fiscal: { number: expect.stringMatching(/^\d{12}$/) } })
  })

  it('shows a document that is accepted', async () => {
    const document = parseDocument(JSON.parse(block('json')))
    const response = await fetch(`${up.ready.gateway.url}/v1/documents/check`, {
      method: 'POST',
      headers: { authorization: `Bearer ${up.ready.adminKey}`, 'content-type': 'application/json' },
      body: JSON.stringify(document),
    })
    expect(await response.json()).toMatchObject({ ok: true, totals: { gross: '21500.00' } })
  })
})

describe('the guide to a first sale', () => {
  const guide = readFileSync(join(ROOT, 'docs/guides/first-sale.md'), 'utf8')
  const commands = [...guide.matchAll(/```sh\n([\s\S]*?)```/g)].flatMap(([, text]) =>
    text!.trim().split('\n'),
  )
  let up: Awaited<ReturnType<typeof startServer>>
  let folder: string

  beforeAll(async () => {
    up = await startServer(['up', '--port', '0'])
    folder = mkdtempSync(join(tmpdir(), 'risiti-guide-'))
    for (const [, name, text] of guide.matchAll(/Save this as `(\S+)`:\n\n```json\n([\s\S]*?)```/g))
      writeFileSync(join(folder, name!), text!)
  }, 60_000)

  afterAll(async () => {
    rmSync(folder, { recursive: true, force: true })
    await up.stop()
  })

  it('starts what the test has started', () => {
    expect(commands.splice(0, 2)).toEqual(['npm run build', 'npx risiti up'])
  })

  it('holds commands that do what it says', async () => {
    const outputs: Record<string, string> = {}
    for (const command of commands) outputs[command] = await run(command)
    const output = (part: string) => Object.entries(outputs).find(([command]) => command.includes(part))?.[1]
    expect(output('/check')).toContain('"gross":"23000.00"')
    expect(JSON.parse(output('first-1')!)).toMatchObject({
      status: 'fiscalised',
      fiscal: { verificationCode: expect.any(String) },
    })
    expect(JSON.parse(output('first-2')!)).toMatchObject({
      status: 'fiscalised',
      fiscal: { signature: expect.any(String) },
    })
    expect(output('submit sale-ke.json')).toMatch(/is fiscalised/)
    expect(output('first-3')).toContain('"in_doubt"')
    expect(output('ledger')!.trim().split('\n')).toHaveLength(1 + 3)
    expect(output('wrong.json')).toContain('/lines/0/quantity')
  }, 60_000)

  async function run(command: string): Promise<string> {
    const words = [...command.matchAll(/'([^']*)'|"([^"]*)"|(\S+)/g)].map(([, a, b, c]) => a ?? b ?? c ?? '')
    if (words[0] === 'curl') return curl(words.slice(1))
    expect(words.slice(0, 2)).toEqual(['npx', 'risiti'])
    const env = { RISITI_URL: up.ready.gateway.url, RISITI_SANDBOX: up.ready.sandbox.url }
    const { code, out, err } = await risiti(words.slice(2), env, folder)
    expect({ command, code }).toEqual({ command, code: command.includes('wrong.json') ? 1 : 0 })
    return out + err
  }

  /** What curl would send, without depending on a curl. */
  async function curl([url, ...options]: readonly string[]): Promise<string> {
    const headers: Record<string, string> = {}
    let body: string | undefined
    for (let at = 0; at < options.length; at += 2) {
      const [option, value] = [options[at], options[at + 1]!]
      const [name, text] = value.split(': ', 2)
      if (option === '-H') headers[name!] = text!.replace('$RISITI_API_KEY', up.ready.adminKey)
      else body = readFileSync(join(folder, value.slice(1)), 'utf8')
    }
    const address = url!.replace('http://127.0.0.1:8787', up.ready.gateway.url)
    const response = await fetch(
      address,
      body === undefined ? { headers } : { method: 'POST', headers, body },
    )
    expect(response.ok).toBe(true)
    return response.text()
  }
})
