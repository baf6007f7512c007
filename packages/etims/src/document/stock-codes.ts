import type { MovementKind } from '@risiti/core'

/**
 * KRA's kinds of movement (code class 12, `sarTyCd`): 01 import, 02 purchase, 03 return, 04 movement, 05 processing, 06 adjustment
 * come in; 11 sale, 12 return, 13 movement, 14 processing, 15 discarding, 16 adjustment go out. KRA has none for opening stock,
 * which is an adjustment, nor for what the seller takes for himself.
 */
export const MOVEMENT_CODES: Readonly<Record<MovementKind, string>> = {
  opening: '06',
  import: '01',
  purchase: '02',
  customer_return: '03',
  transfer_in: '04',
  production: '05',
  adjustment_in: '06',
  sale: '11',
  supplier_return: '12',
  transfer_out: '13',
  consumption: '14',
  waste: '15',
  own_use: '16',
  adjustment_out: '16',
}
