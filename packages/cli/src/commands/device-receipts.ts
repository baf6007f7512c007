import { type Command, Option } from 'commander'
import { request } from '../api.js'
import { type ClientOptions, connectionOf, gatewayClientCommand } from '../connection.js'
import { readInputFile } from '../input-file.js'
import { say, sayJson } from '../output.js'
import { type PrinterAddress, parsePrinter } from '../printer.js'

interface ReceiptsOptions extends ClientOptions {
  readonly language?: 'en' | 'sw'
  readonly paper?: string
  readonly header?: readonly string[]
  readonly footer?: readonly string[]
  readonly words?: boolean
  readonly logo?: string
  readonly font?: string
  readonly boldFont?: string
  readonly printer?: PrinterAddress
  readonly printerPaper: '58' | '80'
  readonly draw?: boolean
}

/** Says how a device wants its receipts. What is not named stays as it is. */
export function deviceReceiptsCommand(): Command {
  return gatewayClientCommand('receipts')
    .description('See or say how a device wants its receipts. What is not named stays as it is.')
    .argument('<id>', 'the name of the device')
    .addOption(new Option('--language <language>', 'English or Swahili').choices(['en', 'sw']))
    .addOption(
      new Option('--paper <paper>', 'what receipts are for where nobody says').choices(['58', '80', 'a4']),
    )
    .option('--header <line...>', 'lines between the seller and the title')
    .option('--footer <line...>', 'lines at the end')
    .option('--words', 'the total in words, also where the country does not ask for it')
    .option('--no-words', 'only where it does')
    .option('--logo <file>', 'a PNG or JPEG picture')
    .option('--font <name>', 'a file in the folder that RISITI_FONTS of the gateway names')
    .option('--bold-font <name>', 'the same for what is bold')
    .option('--printer <printer>', 'HOST or HOST:PORT of the receipt printer', parsePrinter)
    .addOption(
      new Option('--printer-paper <paper>', 'what is in the printer').choices(['58', '80']).default('80'),
    )
    .option('--draw', 'draw receipts for the printer as pictures, with every letter that the font has')
    .action(async (id: string, options: ReceiptsOptions) => {
      const gateway = connectionOf(options)
      const path = `/v1/devices/${encodeURIComponent(id)}/receipt-settings`
      const present = (await request(gateway, path)) as Record<string, unknown>
      const wish = await wishOf(options)
      const isChange = Object.keys(wish).length > 0
      const body = { ...present, ...wish }
      const settings = isChange ? await request(gateway, path, { method: 'PUT', body }) : present
      if (options.json) return sayJson(settings)
      const { logo, ...shown } = settings as Record<string, unknown>
      say(JSON.stringify({ ...shown, ...(logo ? { logo: 'a picture' } : {}) }, undefined, 2))
    })
}

async function wishOf(options: ReceiptsOptions): Promise<Record<string, unknown>> {
  const { language, paper, header, footer, words, logo, font, boldFont, printer } = options
  const how = options.draw ? 'picture' : 'text'
  return {
    ...(language ? { language } : {}),
    ...(paper ? { paper } : {}),
    ...(header ? { header } : {}),
    ...(footer ? { footer } : {}),
    ...(words === undefined ? {} : { amountInWords: words }),
    ...(logo ? { logo: (await readInputFile(logo)).toString('base64') } : {}),
    ...(font ? { font: { regular: font, ...(boldFont ? { bold: boldFont } : {}) } } : {}),
    ...(printer ? { printer: { ...printer, paper: options.printerPaper, how } } : {}),
  }
}
