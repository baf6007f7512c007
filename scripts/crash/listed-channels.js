import { setTimeout as sleep } from 'node:timers/promises'
import { callGateway } from './till.js'

/**
 * The ways by which KRA is told what a shop says to its purchases and to its imports: each is the way of the sales of a device, in a lane
 * of its own. Besides what a channel of sales has: `heldAt` reads what KRA was told, `listOf` writes another line on the list of
 * KRA, and `decisionOn` makes what the till says to one that the gateway was listed.
 * @param {readonly object[]} channels of sales
 */
export function listedChannels(channels) {
  return channels
    .filter(({ country }) => country === 'KE')
    .flatMap((channel) =>
      Object.entries(LANES).map(([lane, { calls, ...facts }]) => ({
        ...channel,
        ...facts,
        name: `${channel.name}-${lane}`,
        lane,
        sale: { operation: facts.operation, calls: { sale: calls[channel.door] } },
        gapless: facts.gapless.includes(channel.door),
        note: undefined,
        saysAgain: true,
        mayWait: false,
      })),
    )
}

/** What each decision is told apart by is the number that its supplier gave the sale, or its line of the customs declaration. */
const LANES = {
  purchases: {
    operation: 'savePurchase',
    calls: {
      oscu: '/insertTrnsPurchase',
      gavaconnect: '/sendPurchaseTransactionInfo',
      vscu: '/trnsPurchase/savePurchases',
    },
    gapless: ['gavaconnect'],
    listOf: ({ supplierSales }, number) =>
      add(supplierSales, { spplrInvcNo: number }, ({ spplrTin, spplrBhfId }) => `${spplrTin}/${spplrBhfId}`),
    nameOf: ({ sale }) => Number(sale.number),
    decisionOn: ({ sale }, { item }) => ({
      decision: 'accept',
      body: { lines: sale.lines.map(({ line }) => ({ line, item })) },
    }),
    heldAt: (sandbox, channel) =>
      [...unitAt(sandbox, channel).purchases].map(([invcNo, { value }]) => ({
        number: String(invcNo),
        reference: String(invcNo),
        total: String(value.spplrInvcNo),
      })),
  },
  /**
   * KRA gives a line a status, in any order, and takes the same one again: what counts is that it has the one that was decided. Lines
   * are held in the order in which they were listed.
   */
  imports: {
    operation: 'updateImportedItem',
    calls: {
      oscu: '/updateImportItem',
      gavaconnect: '/updateImportItem',
      vscu: '/imports/updateImportItems',
    },
    gapless: [],
    listOf: ({ imports }, number) => add(imports, { itemSeq: number }, ({ taskCd }) => taskCd),
    nameOf: ({ goods: { declaration } }) => declaration.line,
    decisionOn: ({ goods: { declaration } }, { item }) =>
      isOurs(declaration.line)
        ? { decision: 'accept', body: { item, quantity: '1' } }
        : { decision: 'reject', body: { item, reason: 'Not ours.' } },
    heldAt: (sandbox, { tin }) =>
      [...sandbox.books.etims.taxpayers.get(tin).imports.values()]
        .filter(({ value: { imptItemsttsCd } }) => imptItemsttsCd !== '2')
        .map(({ value: { taskCd, itemSeq, imptItemsttsCd } }) => ({
          number: `${taskCd}/${itemSeq}`,
          reference: String(itemSeq),
          // One with another status than was decided is nobody's.
          total: imptItemsttsCd === (isOurs(itemSeq) ? '3' : '4') ? String(itemSeq) : '0',
        })),
  },
}

function isOurs(line) {
  return line % 2 === 0
}

/** Another one like the first of a list, under what that is known by and a number of its own. */
function add(list, number, partOfKey) {
  const [{ value }] = list.values()
  list.set([partOfKey(value), ...Object.values(number)].join('/'), {
    value: { ...value, ...number },
    changedAt: new Date(),
  })
}

function unitAt({ books }, { tin, bhfId }) {
  return books.etims.devices.find(({ info }) => info.tin === tin && info.bhfId === bhfId)
}

/**
 * Has KRA list something that nobody has decided on, and the gateway ask for it.
 * @param {readonly number[]} numbers one of each
 * @returns {Promise<object[]>} what a till says to each: `path` and `body`, and `shownAs`, which finds the decision in an answer
 */
export async function listedPapers(url, { books }, channel, numbers) {
  const { device, lane, tin } = channel
  for (const number of numbers) channel.listOf(books.etims.taxpayers.get(tin), number)
  await ask(url, 'POST', `/v1/${lane}/pull`, { device })
  const { [lane]: open } = await ask(url, 'GET', `/v1/${lane}?state=open&device=${device}&limit=200`)
  return numbers.map((number) => {
    const entry = open.find((each) => channel.nameOf(each) === number)
    const { decision, body } = channel.decisionOn(entry, channel)
    return { path: `/v1/${lane}/${entry.id}/${decision}`, body, shownAs: ({ decision }) => decision }
  })
}

/** Asked until a gateway answers. */
async function ask(url, ...request) {
  for (;;) {
    const answer = await callGateway(url(), ...request).catch(() => undefined)
    if (answer?.status < 300) return answer.body
    if (answer?.status < 500) throw new Error(`${answer.status} ${JSON.stringify(answer.body)}`)
    await sleep(15)
  }
}
