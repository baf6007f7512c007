import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseDocument } from '@risiti/core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { ROOT, startServer } from './risiti.js'

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

  it('shows a request that is answered with a fiscal number', async () => {
    const curl = /curl \S+:8787(\/\S+)[\s\S]*?-d @(\S+)/.exec(README)
    const response = await fetch(up.ready.gateway.url + curl?.[1], {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'idempotency-key': 'sale-1', prefer: 'wait=10' },
      body: readFileSync(join(ROOT, curl?.[2] ?? ''), 'utf8'),
    })
    expect(response.status).toBe(201)
    expect(await response.json()).toMatchObject({ fiscal: { number: expect.stringMatching(/^\d{12}$/) } })
  })

  it('shows a document that is accepted', async () => {
    const document = parseDocument(JSON.parse(block('json')))
    const response = await fetch(`${up.ready.gateway.url}/v1/documents/check`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(document),
    })
    expect(await response.json()).toMatchObject({ ok: true, totals: { gross: '21500.00' } })
  })
})
