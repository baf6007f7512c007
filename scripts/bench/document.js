import { generateKeyPairSync, sign } from 'node:crypto'
import { calculate, check, parseDocument, resolveDocument } from '@risiti/core'
import { toInvoice, ugandaRegime, ugandaRules } from '@risiti/efris/document'
import { channels } from '@risiti/etims/channels'
import { kenyaRegime, kenyaRules, toSale } from '@risiti/etims/document'
import { comparePairs } from './pairs.js'

const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 })
/** What a T109 of five lines comes to when it is sealed, about. */
const SEALED = Buffer.alloc(4096, 'content')

const NOW = new Date('2026-01-20T10:16:00+03:00')

const COUNTRIES = {
  Uganda: {
    currency: 'UGX',
    most: 1000,
    unit: 'PCE',
    item: (index) => `SODA-${index}`,
    classification: { scheme: 'ug-commodity', code: '50202306' },
    regime: ugandaRegime,
    rules: ugandaRules,
    map: (document, calculation) =>
      toInvoice(document, calculation, {
        registration: REGISTRATION,
        issuedAt: NOW,
        deviceNo: '1000000001_01',
        referenceNo: 'R0123456789ABCDEF012',
      }),
  },
  Kenya: {
    currency: 'KES',
    /** KRA numbers lines with three digits. */
    most: 999,
    unit: 'NO',
    item: (index) => `KE2NTNO${String(index + 1).padStart(7, '0')}`,
    classification: { scheme: 'ke-item-class', code: '5020230600' },
    regime: kenyaRegime,
    rules: kenyaRules,
    map: (document, calculation) =>
      toSale(document, calculation, { invcNo: 1, confirmedAt: NOW, profile: channels.oscu }),
  },
}

/** What T103 says of a seller who charges VAT, as far as the mapping asks. */
const REGISTRATION = {
  taxpayer: { tin: '1000000001', legalName: 'Nile Provisions', contactEmail: 'shop@example.com' },
  device: { deviceNo: '1000000001_01' },
  taxType: [{ taxTypeCode: '301' }],
}

/**
 * Validating, computing and checking a sale of five lines against the RSA signature that follows when it is sent, and of as many
 * lines as a document holds against the same for five, by the line; and writing it in the words of the authority.
 */
export async function benchDocuments({ rounds, promises }) {
  const rows = []
  for (const [country, facts] of Object.entries(COUNTRIES)) {
    const [few, many] = [5, facts.most].map((lines) => saleOf(facts, lines))
    const pair = (name, promise, limit, measureLimit, measure) =>
      comparePairs({ name: `${name}, ${country}`, limit, promise, rounds, measureLimit, measure })
    rows.push(
      await pair('check and compute a sale of 5 lines', promises.check, 'bare crypto.sign', signs, () =>
        linesPerSecond(few, checkSale, 0.2),
      ),
      await pair(
        `check and compute a line of ${facts.most}`,
        promises.linear,
        'a line of 5',
        () => linesPerSecond(few, checkSale),
        () => linesPerSecond(many, checkSale),
      ),
      await pair('map a sale of 5 lines', promises.map, 'bare crypto.sign', signs, () =>
        linesPerSecond(few, mapSale, 0.2),
      ),
      await pair(
        `map a line of ${facts.most}`,
        promises.linear,
        'a line of 5',
        () => linesPerSecond(few, mapSale),
        () => linesPerSecond(many, mapSale),
      ),
    )
  }
  return rows
}

/** A sale as it comes, and as it was computed. */
function saleOf(facts, count) {
  const input = {
    type: 'receipt',
    number: 'B-1',
    device: 'bench',
    currency: facts.currency,
    issuedAt: '2026-01-20T10:15:00+03:00',
    buyer: { kind: 'consumer', name: 'Acme Traders', phone: '0700000001' },
    lines: Array.from({ length: count }, (_, index) => ({
      item: facts.item(index),
      name: `Soda 500 ml, flavour ${index}`,
      unit: facts.unit,
      quantity: String(1 + (index % 7)),
      unitPrice: String(2500 + 50 * index),
      tax: index % 3 === 0 ? 'zero' : 'standard',
      classification: facts.classification,
      ...(index % 5 === 0 ? { discount: { percent: '10' } } : {}),
    })),
  }
  const context = { regime: facts.regime, rules: facts.rules, facts: { now: NOW } }
  const { findings } = check(input, context)
  if (findings.length > 0) throw new Error(`the sale is refused: ${JSON.stringify(findings[0])}`)
  const document = resolveDocument(parseDocument(input))
  return { input, context, document, calculation: calculate(document, facts.regime), map: facts.map }
}

function checkSale({ input, context }) {
  check(input, context)
}

function mapSale({ document, calculation, map }) {
  map(document, calculation)
}

/** How many lines are done in a second, times `share`: a fifth of the lines of five is the documents. */
async function linesPerSecond(sale, run, share = 1) {
  const { length } = sale.document.lines
  const times = Math.ceil(4000 / length)
  const started = performance.now()
  for (let i = 0; i < times; i++) run(sale)
  return (times * length * share * 1000) / (performance.now() - started)
}

async function signs() {
  const started = performance.now()
  for (let i = 0; i < 300; i++) sign('sha1', SEALED, privateKey)
  return (300 * 1000) / (performance.now() - started)
}
