/** Categories that the authority knows as fuel, and the groups above them. */
export const FUEL_TYPES: readonly (readonly [code: string, parent: string, name: string, level: number])[] = [
  ['15100000', '15000000', 'Fuels', 1],
  ['15101500', '15100000', 'Petroleum and distillates', 2],
  ['15101502', '15101500', 'Kerosene', 3],
  ['15101503', '15101500', 'Naphtha', 3],
  ['15101504', '15101500', 'Aviation fuel', 3],
  ['15101505', '15101500', 'Diesel fuel', 3],
  ['15101506', '15101500', 'Gasoline or Petrol', 3],
]

/** True for a category of goods that is fuel. */
export function isFuel(category: string): boolean {
  return FUEL_TYPES.some(([code, , , level]) => code === category && level === 3)
}

/** Litres in each unit that fuel may be measured in. */
export const FUEL_UNITS: Readonly<Record<string, string>> = {
  102: '1',
  LTR: '1',
  CLT: '0.01',
  DLT: '0.1',
  HLT: '100',
  GLI: '4.546092',
  GLL: '3.78541',
  BLL: '158.987',
}

/** Who made what the seeded station consists of, and when. */
export const MADE = { manufacturerName: 'Example Controls', manufactureDateStr: '2025-03-01' } as const
