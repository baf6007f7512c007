import { z } from 'zod'
import type { Caller } from '../../access/caller.js'
import type { DeviceReceipts, KeptSettings } from '../../receipts/device-receipts.js'
import { LOGO_LIMITS, LogoUnreadableError, readLogo } from '../../receipts/logo.js'
import { LANGUAGES } from '../../receipts/settings.js'
import { Problem } from '../problem.js'

/** A line of the shop's own: so long that roll paper holds it in two. */
const words = z
  .string()
  .min(1)
  .max(80, { error: 'must be at most 80 letters' })
  .regex(/^\P{Cc}*$/u, { error: 'must be one line, without control characters' })

const lines = z.array(words).max(10, { error: 'must be at most 10 lines' })

const fileName = z
  .string()
  .regex(/^[A-Za-z0-9][A-Za-z0-9 ._-]{0,99}$/, { error: 'must be the name of a file, without a folder' })

const printer = z
  .strictObject({
    host: z
      .string()
      .regex(/^[A-Za-z0-9]([A-Za-z0-9.:-]{0,252}[A-Za-z0-9])?$/, {
        error: 'must be a name or an address, such as 192.168.1.50',
      })
      .meta({ description: 'Its name or address.', examples: ['192.168.1.50'] }),
    port: z.int().min(1).max(65_535).default(9100),
    paper: z.enum(['58', '80'], { error: 'must be "58" or "80"' }).meta({ description: 'Millimetres.' }),
    columns: z
      .union([z.literal(32), z.literal(42), z.literal(48)], { error: 'must be 32, 42 or 48' })
      .meta({ description: 'Characters in a line. Without it: 32 on 58 mm, 42 on 80 mm.' })
      .optional(),
    how: z.enum(['text', 'picture'], { error: 'must be "text" or "picture"' }).default('text').meta({
      description:
        'text: in the printer’s own letters, which is fast. picture: drawn, with every letter that the font has.',
    }),
  })
  .meta({ description: 'A receipt printer that takes ESC/POS over the network.' })

const wish = {
  language: z
    .enum(LANGUAGES, { error: 'must be "en" or "sw"' })
    .default('en')
    .meta({ description: 'English, or Swahili with what the authority wants read in English beside it.' }),
  paper: z
    .enum(['58', '80', 'a4'], { error: 'must be "58", "80" or "a4"' })
    .meta({ description: 'What receipts are for where nobody says.' })
    .optional(),
  header: lines.default([]).meta({ description: 'Lines between the seller and the title.' }),
  footer: lines.default([]).meta({ description: 'Lines at the end.' }),
  amountInWords: z
    .boolean()
    .default(false)
    .meta({ description: 'The total in words, also where the country does not ask for it.' }),
  logo: z
    .base64()
    .max(Math.ceil((LOGO_LIMITS.bytes * 4) / 3) + 4)
    .meta({
      description: `A PNG or JPEG picture in base64, at most ${LOGO_LIMITS.bytes / 1000} kB and ${LOGO_LIMITS.edge} pixels wide and high. It is kept drawn anew, at most 384 by 192 pixels, on white.`,
    })
    .optional(),
  font: z
    .strictObject({ regular: fileName, bold: fileName.optional() })
    .meta({
      description:
        'Names of TrueType or OpenType files in the folder that RISITI_FONTS names: for letters that the bundled font lacks.',
    })
    .optional(),
  printer: printer.optional(),
}

/** What PUT /v1/devices/{id}/receipt-settings takes. */
export const receiptSettings = z
  .strictObject(wish)
  .meta({ id: 'ReceiptSettings', description: 'How a device wants its receipts.' })

/** What it answers: the same, with what goes without saying. */
export const receiptSettingsView = z
  .strictObject(wish)
  .meta({ id: 'KeptReceiptSettings', description: 'How a device wants its receipts, as it is kept.' })

export type ReceiptSettingsWish = z.output<typeof receiptSettings>

/**
 * Only an admin says where a printer is: the gateway calls it from inside the network that it stands in.
 * @throws Problem when somebody else names another one than there is.
 */
export function refuseAnotherPrinter(
  { scopes }: Caller,
  { printer: wished }: ReceiptSettingsWish,
  { printer: present }: ReceiptSettingsWish,
): void {
  if (scopes.has('admin') || !wished) return
  if (wished.host === present?.host && wished.port === present.port) return
  throw new Problem({
    status: 403,
    code: 'address-needs-admin',
    title: 'Only an admin may name a printer.',
    detail: 'The gateway sends to it, from inside the network that it stands in.',
    fix: 'Have it set with a key that has the scope "admin"; everything else of the receipts you may change.',
    errors: [{ pointer: '/printer/host', message: 'is an address' }],
  })
}

/**
 * Checks what a device wants: the picture is read and drawn anew, the font opened.
 * @throws Problem naming what cannot be used, and why.
 */
export async function checkSettings(
  { logo, ...settings }: ReceiptSettingsWish,
  receipts: DeviceReceipts,
): Promise<{ readonly settings: string; readonly logo: Uint8Array | null }> {
  await checkFont(settings.font as KeptSettings['font'], receipts)
  const picture = logo === undefined ? null : await checkLogo(logo)
  return { settings: JSON.stringify(settings), logo: picture }
}

async function checkLogo(logo: string): Promise<Uint8Array> {
  try {
    return (await readLogo(Buffer.from(logo, 'base64'))).png
  } catch (error) {
    if (error instanceof LogoUnreadableError) throw unusable('/logo', error.message)
    throw error
  }
}

async function checkFont(font: KeptSettings['font'], receipts: DeviceReceipts): Promise<void> {
  if (!font) return
  const files = await receipts.readFont(font).catch(() => undefined)
  if (!files) throw unusable('/font', 'names no file in the folder of RISITI_FONTS')
  const { FontUnreadableError, openFont } = await import('../../receipts/paper/faces.js')
  try {
    openFont(files.regular)
    if (files.bold) openFont(files.bold)
  } catch (error) {
    if (error instanceof FontUnreadableError) throw unusable('/font', error.message)
    throw error
  }
}

function unusable(pointer: string, message: string): Problem {
  return new Problem({
    status: 422,
    code: 'receipt-settings-unusable',
    title: 'The settings cannot be used.',
    detail: `"${pointer.slice(1)}" ${message}.`,
    fix: 'Send another one, or leave it out.',
    errors: [{ pointer, message }],
  })
}
