import type { Seeded } from '../../seeded.js'
import { CURRENCY_TABLE } from '../reference/currencies.js'
import { DUTY_TABLE, type Duty, type DutyCode, dutyOn, groupOf } from '../reference/excise.js'
import { UNIT_TABLE } from '../reference/units.js'

/** The excise duties as T125 and T146 answer them. Only the ids follow from the seed. */
export class ExciseDuties {
  readonly #seeded: Seeded

  constructor(seeded: Seeded) {
    this.#seeded = seeded
  }

  /** Every code as it stands on a day; what is not yet in force is left out. */
  on(day: string) {
    return DUTY_TABLE.filter((code) => isInForce(code, day)).map((code) => this.#rowOf(code, day))
  }

  /** One code as it stood on a day. */
  find(wanted: string, day: string) {
    const found = this.lookUp(wanted)
    return found && isInForce(found, day) ? this.#rowOf(found, day) : undefined
  }

  /** A code or a group of them, whether or not it is in force. */
  lookUp(wanted: string): DutyCode | undefined {
    return DUTY_TABLE.find(({ code }) => code === wanted)
  }

  #rowOf(duty: DutyCode, day: string) {
    const version = dutyOn(duty, day)
    const id = this.#id(duty.code)
    const row = {
      id,
      exciseDutyCode: duty.code,
      goodService: duty.name,
      parentCode: groupOf(duty.code),
      isLeafNode: version ? '1' : '0',
    }
    if (!version) return { ...row, exciseDutyDetailsList: [] }
    const detailId = (part: Duty) => this.#id(`${duty.code}:${version.from}:${part.kind}`)
    return {
      ...row,
      rateText: version.duties.map(textOf).join(','),
      effectiveDate: version.from.split('-').reverse().join('/'),
      exciseDutyDetailsList: version.duties.map((part) => ({
        exciseDutyId: id,
        id: detailId(part),
        ...detailOf(part),
      })),
    }
  }

  #id(label: string): string {
    return this.#seeded.number(`exciseDuty:${label}`, 18).toString()
  }
}

function isInForce(duty: DutyCode, day: string): boolean {
  return duty.versions.length === 0 || dutyOn(duty, day) !== undefined
}

/** `12%`, `UGX250 per Litre` or `Nil`. */
function textOf(duty: Duty): string {
  if (duty.kind === 'nil') return 'Nil'
  if (duty.kind === 'percentage') return `${duty.rate}%`
  const unit = UNIT_TABLE.find(({ value }) => value === duty.unit)!
  return `${duty.currency}${duty.rate} per ${unit.name}`
}

/** Unit and currency stand beside amounts only. Percentages are numbers such as 10, not fractions. */
function detailOf(duty: Duty) {
  if (duty.kind === 'nil') return { type: '103', rate: 'Nil' }
  if (duty.kind === 'percentage') return { type: '101', rate: duty.rate }
  const { value } = CURRENCY_TABLE.find(({ name }) => name === duty.currency)!
  return { type: '102', rate: duty.rate, unit: duty.unit, currency: value }
}
