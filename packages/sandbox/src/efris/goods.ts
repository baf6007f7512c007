/** The smaller unit that goods are also counted in: so many packages hold so many pieces. */
export interface PieceUnit {
  readonly measureUnit: string
  readonly unitPrice: string
  readonly packageScaledValue: string
  readonly pieceScaledValue: string
}

/** One more unit of the goods, scaled in the same way. */
export interface OtherUnit {
  readonly otherUnit: string
  readonly otherPrice?: string | undefined
  readonly otherScaled: string
  readonly packageScaled: string
}

/** A unit that customs counts the goods in. */
export interface CustomsUnit {
  readonly customsMeasureUnit?: string | undefined
  readonly customsUnitPrice?: string | undefined
  readonly packageScaledValueCustoms?: string | undefined
  readonly customsScaledValue?: string | undefined
}

/** A good or service that a taxpayer registered (T130). What there is of it is a matter of the stock. */
export interface Goods {
  readonly id: string
  readonly goodsCode: string
  readonly goodsName: string
  readonly goodsCategoryId: string
  readonly measureUnit: string
  /** Services may have none. */
  readonly unitPrice: string | undefined
  readonly taxRate: '0.18' | '0' | '-'
  /** Services have no stock. */
  readonly isService: boolean
  /** The duty (T125) that they are registered with, where excise duty lies on them. */
  readonly exciseDutyCode: string | undefined
  /** A value of T115 `currencyType`. */
  readonly currency: string
  readonly description: string | undefined
  /** The stock to warn at. */
  readonly stockPrewarning: string | undefined
  readonly piece: PieceUnit | undefined
  readonly otherUnits: readonly OtherUnit[]
  readonly customsUnit: CustomsUnit | undefined
  readonly customsUnits: readonly CustomsUnit[]
  readonly isEnabled: boolean
  readonly createdAt: Date
  readonly updatedAt: Date
}

/** Goods with what everybody states, and nothing besides. */
export function plainGoods(
  facts: Pick<
    Goods,
    | 'id'
    | 'goodsCode'
    | 'goodsName'
    | 'goodsCategoryId'
    | 'measureUnit'
    | 'unitPrice'
    | 'taxRate'
    | 'isService'
    | 'createdAt'
  >,
): Goods {
  return {
    ...facts,
    currency: '101',
    description: undefined,
    exciseDutyCode: undefined,
    stockPrewarning: '10',
    piece: undefined,
    otherUnits: [],
    customsUnit: undefined,
    customsUnits: [],
    isEnabled: true,
    updatedAt: facts.createdAt,
  }
}
