import { STYLE } from './html-style.js'
import {
  type Block,
  ITEM_HEADS,
  type Layout,
  type Pair,
  type QrCode,
  type Section,
  type Table,
  VERIFY_AT,
} from './layout.js'
import { printable } from './printable.js'
import { fitsQr, qrSvg } from './qr.js'

/** What the columns of a table on the wider roll paper (80 mm) hold together; on the narrower one every number gets a line. */
const NARROW_CHARACTERS = 34

/** Heads of columns are as large as this, where cells are 1. */
const HEAD_SIZE = 6 / 7

/** Letters of a banner that the narrowest roll holds in its full size. */
const SHORT_BANNER = 5

/** What a page may load: nothing but its own style, and the picture that stands in it. */
export const PAGE_POLICY = "default-src 'none'; style-src 'unsafe-inline'; img-src data:"

/** The same of a page without a picture. */
const PLAIN_POLICY = "default-src 'none'; style-src 'unsafe-inline'"

/** Draws a layout as one page that needs nothing else: no script, no font, no picture from elsewhere. */
export function writeHtml(layout: Layout): string {
  const mark = layout.mark === undefined ? [] : [`<p class="mark">${escaped(layout.mark)}</p>`]
  return `${[
    '<!doctype html>',
    '<html lang="en">',
    '<head>',
    '<meta charset="utf-8">',
    '<meta name="viewport" content="width=device-width, initial-scale=1">',
    '<meta name="color-scheme" content="light dark">',
    '<meta name="robots" content="noindex">',
    '<meta name="referrer" content="no-referrer">',
    `<meta http-equiv="Content-Security-Policy" content="${hasLogo(layout) ? PAGE_POLICY : PLAIN_POLICY}">`,
    `<title>${escaped(layout.title)}</title>`,
    `<style>\n${STYLE}</style>`,
    '</head>',
    '<body>',
    ...(layout.watermarks ? [drawWatermark(layout.watermarks)] : []),
    '<main>',
    ...mark,
    '<div class="sections">',
    ...layout.sections.map(drawSection),
    '</div>',
    ...mark,
    '</main>',
    '</body>',
    '</html>',
  ].join('\n')}\n`
}

function hasLogo({ sections }: Layout): boolean {
  return sections.some(({ blocks }) => blocks.some(({ kind }) => kind === 'logo'))
}

/** Readers of the page hear the mark from its first and last line. */
function drawWatermark(words: readonly string[]): string {
  const spans = words.map((text) => `<span>${escaped(text)}</span>`).join('')
  return `<div class="watermark" aria-hidden="true">${spans.repeat(Math.ceil(3 / words.length))}</div>`
}

function drawSection({ width, letter, heading, blocks }: Section): string {
  const badge = letter ? `<span class="letter">${escaped(letter)}</span> ` : ''
  const head = heading === undefined ? '' : `<h2>${badge}${escaped(heading)}</h2>\n`
  return `<section class="${width}">\n${head}${blocks.map(drawBlock).join('\n')}\n</section>`
}

function drawBlock(block: Block): string {
  switch (block.kind) {
    case 'logo':
      return `<p class="logo"><img alt="" src="data:image/png;base64,${Buffer.from(block.logo.png).toString('base64')}"></p>`
    case 'banner':
      return `<p class="banner${block.text.length > SHORT_BANNER ? ' long' : ''}">${escaped(block.text)}</p>`
    case 'title':
      return `<h1>${escaped(block.text)}</h1>`
    case 'name':
      return `<p class="name">${escaped(block.text)}</p>`
    case 'centred':
      return `<p class="centred">${escaped(block.text)}</p>`
    case 'pairs':
      return `<dl>\n${block.pairs.map(drawPair).join('\n')}\n</dl>`
    case 'items':
      return drawItems(block)
    case 'table':
      return drawTable(block)
    case 'notice':
      return `<p class="${block.loud ? 'notice loud' : 'notice'}">${escaped(block.text)}</p>`
    case 'link':
      return `<p class="action">${linkTo(block.url, block.text)}</p>`
    case 'qr':
      return drawQr(block)
  }
}

function drawPair({ label, value, look }: Pair): string {
  const look_ = look ? ` class="${look}"` : ''
  return `<div${look_}><dt>${escaped(label)}</dt> <dd>${escaped(value)}</dd></div>`
}

/** Quantity and price stand in columns on a sheet and under the name on roll paper; the style shows one of the two. */
function drawItems({ items, heads = ITEM_HEADS }: Extract<Block, { kind: 'items' }>): string {
  const [name = '', quantity = '', price = '', amount = ''] = heads.map(escaped)
  const suffix = (text: string) => `<td class="suffix">${escaped(text)}</td>`
  const rows = items.map((item) =>
    [
      '<tr>',
      `<td>${escaped(item.name)}<span class="detail">${escaped(item.detail)}</span></td>`,
      `<td class="sheet number">${escaped(item.quantity)}</td>`,
      `<td class="sheet number">${escaped(item.price)}</td>`,
      `<td class="number">${escaped(item.amount)}</td>${suffix(item.suffix)}`,
      '</tr>',
      ...item.adjustments.map(
        ({ label, value }) =>
          `\n<tr class="adjustment"><td>${escaped(label)}</td><td class="sheet"></td><td class="sheet"></td><td class="number">${escaped(value)}</td>${suffix('')}</tr>`,
      ),
    ].join(''),
  )
  return [
    '<table class="items">',
    `<thead><tr><th>${name}</th><th class="sheet number">${quantity}</th><th class="sheet number">${price}</th><th class="number">${amount}</th><th class="suffix"></th></tr></thead>`,
    ...rows.map((row) => `<tbody>${row}</tbody>`),
    '</table>',
  ].join('\n')
}

function drawTable(table: Table): string {
  const { columns, rows } = table
  const cell = (text: string, index: number) =>
    index === 0
      ? `<th scope="row">${escaped(text)}</th>`
      : `<td class="number" data-label="${escaped(columns[index] ?? '')}">${escaped(text)}</td>`
  const head = columns.map((text, index) => `<th${index > 0 ? ' class="number"' : ''}>${escaped(text)}</th>`)
  return [
    `<table class="taxes${narrowForm(table)}">`,
    `<thead><tr>${head.join('')}</tr></thead>`,
    '<tbody>',
    ...rows.map((row) => `<tr>${row.map(cell).join('')}</tr>`),
    '</tbody>',
    '</table>',
  ].join('\n')
}

/**
 * What becomes of a table on roll paper of 80 mm: as it is, the text above its numbers, or a line for every number. A column is as wide as
 * the longest of its cells, whichever row that is in.
 */
function narrowForm({ columns, rows }: Table): string {
  const widths = columns.map((head, column) =>
    Math.max(Math.floor(head.length * HEAD_SIZE), ...rows.map((row) => row[column]?.length ?? 0)),
  )
  const lengthFrom = (first: number) => widths.slice(first).reduce((sum, width) => sum + width + 1, -1)
  if (lengthFrom(0) <= NARROW_CHARACTERS) return ''
  return lengthFrom(1) <= NARROW_CHARACTERS ? ' hangs' : ' stacks'
}

/** Only an address of the web becomes a link. */
function linkTo(url: string, text = url): string {
  return /^https?:\/\//i.test(url) ? `<a href="${escaped(url)}">${escaped(text)}</a>` : escaped(url)
}

function drawQr({ text, caption, url, lead = VERIFY_AT }: QrCode): string {
  const link = linkTo(url)
  if (!fitsQr(text)) return `<figure><figcaption>${escaped(lead)}<br>${link}</figcaption></figure>`
  return `<figure>\n${qrSvg(text)}\n<figcaption><strong>${escaped(caption)}</strong><br>${link}</figcaption>\n</figure>`
}

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
}

function escaped(text: string): string {
  return printable(text).replace(/[&<>"']/g, (character) => ENTITIES[character]!)
}
