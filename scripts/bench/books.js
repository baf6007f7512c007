import { EfrisClient, KeyClient } from '@risiti/efris'
import { startSandbox } from '@risiti/sandbox/testing'
import { comparePairs, ratePerSecond } from './pairs.js'
import { t109Json } from './t109.js'

const COUNT = 200
const [FEW, MANY] = [1000, 100_000]
const PAGE = 100

/** What is asked of full books costs as in books that are nearly empty: a document by its reference (T106), a page of the ledger. */
export async function benchBooks({ rounds, promise }) {
  const [few, many] = [await openBooks(FEW), await openBooks(MANY)]
  const compare = (name, task) =>
    comparePairs({
      name: `${name} among ${MANY} documents`,
      limit: `the same among ${FEW}`,
      promise,
      rounds,
      measureLimit: () => ratePerSecond(COUNT, 1, () => task(few)),
      measure: () => ratePerSecond(COUNT, 1, () => task(many)),
    })
  try {
    return [
      await compare('find a document by its reference (T106)', findByReference),
      await compare(`read ${PAGE} documents of the ledger`, readLedger),
    ]
  } finally {
    for (const { client, sandbox } of [few, many]) await Promise.all([client.close(), sandbox.close()])
  }
}

/** A sandbox whose books hold so many documents: one was sold, the others are as it but for their numbers. */
async function openBooks(size) {
  const sandbox = await startSandbox()
  const [{ tin, deviceNo, privateKeyPem }] = sandbox.taxpayers().efris
  const keyClient = KeyClient.fromPem(privateKeyPem)
  const client = new EfrisClient({ tin, deviceNo, keyClient, environment: sandbox.url })
  await client.fiscaliseInvoice(JSON.parse(t109Json(5)))
  const books = sandbox.books.efris
  const [sold] = books.invoices()
  for (let number = 1; number < size; number++) books.store(another(sold, number))
  return { sandbox, client, size, asked: 0 }
}

function another(sold, number) {
  const invoice = structuredClone(sold)
  const invoiceNo = String(BigInt(sold.invoiceNo) + BigInt(9 * number))
  const referenceNo = `R-${number}`
  Object.assign(invoice, { invoiceNo, referenceNo })
  invoice.record.basicInformation.invoiceNo = invoiceNo
  invoice.record.sellerDetails.referenceNo = referenceNo
  return invoice
}

async function findByReference(held) {
  const referenceNo = `R-${next(held)}`
  const { records } = await held.client.queryAllInvoices({ referenceNo, pageNo: '1', pageSize: '10' })
  if (records[0].referenceNo !== referenceNo) throw new Error(`${referenceNo} was not found`)
}

async function readLedger(held) {
  const answer = await fetch(`${held.sandbox.url}/_sandbox/ledger?limit=${PAGE}&after=${next(held)}`)
  const { documents } = await answer.json()
  if (documents.length !== PAGE) throw new Error(`${documents.length} documents were told`)
}

/** Another place each time, all over the books, and with a page behind it. */
function next(held) {
  held.asked += 7919
  return 1 + (held.asked % (held.size - PAGE - 1))
}
