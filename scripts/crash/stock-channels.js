import { compare, decimal, formatShort } from '@risiti/core'

/**
 * The ways by which movements of stock are reported: each is the way of the sales of a device, in a lane of its own. Besides what a
 * channel of sales has: `paperOf` makes what is reported, `heldAt` reads what the authority was told, and where it wants to hear what
 * is left as well, `levelAt` reads what it heard and what it counts itself.
 * @param {readonly object[]} channels of sales
 */
export function stockChannels(channels) {
  return channels.map((channel) => ({
    ...channel,
    ...(channel.country === 'UG' ? UGANDA : KENYA[channel.door]),
    name: `${channel.name}-stock`,
    note: undefined,
    paperOf,
  }))
}

const UGANDA = {
  sale: { operation: 'maintainStock', calls: { sale: '"T131"', lookup: '"T147"' } },
  heldAt: ({ books }, { tin }) =>
    books.efris.stock
      .movements(tin, 'increase')
      .toReversed()
      .map(({ referenceNo, rows: [{ quantity }] }) => told(referenceNo, formatShort(quantity))),
}

/** KRA shows no movement: what is in doubt is sent again as it was. */
const KENYA = {
  oscu: kenya({ sale: '/insertStockIO', level: '/saveStockMaster' }),
  gavaconnect: { ...kenya({ sale: '/insert/stockIO', level: '/save/stockMaster' }), gapless: true },
  vscu: kenya({ sale: '/stock/saveStockItems', level: '/stockMaster/saveStockMaster' }),
}

function kenya(calls) {
  return {
    sale: { operation: 'saveStockIO', calls },
    gapless: false,
    saysAgain: true,
    mayWait: false,
    heldAt: (sandbox, channel) =>
      [...unitAt(sandbox, channel).movements].map(([sarNo, { value }]) =>
        told(String(sarNo), String(value.itemList[0].qty)),
      ),
    levelAt: (sandbox, channel) => {
      const { stated, ledger } = unitAt(sandbox, channel)
      return { stated: stated.get(channel.item), counted: ledger.get(channel.item) }
    },
  }
}

const told = (number, total) => ({ number, reference: number, total })

function unitAt({ books }, { tin, bhfId }) {
  return books.etims.devices.find(({ info }) => info.tin === tin && info.bhfId === bhfId)
}

/** Goods that came in. How many tells them from all others. */
function paperOf({ device, item }, quantity) {
  return {
    path: '/v1/stock-movements',
    body: {
      kind: 'purchase',
      device,
      movedAt: new Date().toISOString(),
      party: { name: 'Mukwano Industries' },
      lines: [{ item, quantity: String(quantity), unitPrice: '5' }],
    },
  }
}

/** Says where the count starts: what the authority counts of the item. */
export async function countStock(call, sandbox, channel) {
  const { counted } = channel.levelAt(sandbox, channel)
  const quantity = formatShort(counted ?? decimal('0'))
  await call('PUT', '/v1/stock-levels', {
    device: channel.device,
    levels: [{ item: channel.item, quantity }],
  })
}

/** What is wrong with what the authority was told to be left, in sentences. */
export function wrongLevels(sandbox, channel) {
  const { stated, counted } = channel.levelAt(sandbox, channel)
  if (stated && counted && compare(stated, counted) === 0) return []
  const [said, left] = [stated, counted].map((each) => (each ? formatShort(each) : 'nothing'))
  return [`${said} was stated to be left, and ${left} is`]
}
