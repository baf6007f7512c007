import type { Block, Section } from './layout.js'
import type { ReceiptView } from './view.js'

/** The device's picture above everything else. */
export function logoOf({ settings }: ReceiptView): Block[] {
  return settings?.logo ? [{ kind: 'logo', logo: settings.logo }] : []
}

/** The device's lines between the seller and the title. */
export function headerOf({ settings }: ReceiptView): Block[] {
  return (settings?.header ?? []).map((text) => ({ kind: 'centred', text }))
}

/** The device's lines at the end, as a section of their own. @param otherwise what is said where the device says nothing. */
export function footerOf({ settings }: ReceiptView, otherwise: readonly string[] = []): Section[] {
  const said = settings?.footer ?? []
  const lines = said.length > 0 ? said : otherwise
  if (lines.length === 0) return []
  return [{ width: 'full', blocks: lines.map((text) => ({ kind: 'centred', text })) }]
}
