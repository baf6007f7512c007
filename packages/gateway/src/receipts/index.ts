export { drawQrForTerminal, qrSvg, type TerminalQrOptions } from './qr.js'
export { renderHtml, renderText } from './receipt.js'
export type { PaperWidth, TextOptions } from './text.js'
export type { Fiscal, ReceiptView, Seller } from './view.js'
