import { accept, type Handler, type Operations, type Refusal, refuse, refuseFreely } from '../contract.js'
import { isService } from '../reference/category.js'
import { type BuyerRelief, treatmentIn } from '../reference/projects.js'

type Project = BuyerRelief['projects'][number]

/** What most buyers are. */
const ORDINARY = '101'

/**
 * T137: how VAT treats a buyer. Categories and projects are told only of those whom it treats other than most. The code for
 * a TIN that is not found is unpublished: here it is 99 with a text of our own.
 */
export const checkTaxpayerType: Handler<Operations['checkTaxpayerType']> = (input, { books }) => {
  const { tin, commodityCategoryCode } = input ?? {}
  const refusal = tinIsGiven(tin)
  if (refusal) return refusal
  const buyer = books.buyers.get(tin!)
  if (!buyer) return refuseFreely('The taxpayer does not exist!')
  if (!buyer.relief) return accept({ taxpayerType: ORDINARY })
  return accept(treatmentOf(buyer.relief, commodityCategoryCode?.split(',')))
}

/** 2110, 2111: the TIN is given and not too long. */
function tinIsGiven(tin: string | undefined): Refusal | undefined {
  if (tin === undefined) return refuse('2110')
  return Buffer.byteLength(tin) > 20 ? refuse('2111') : undefined
}

function treatmentOf(relief: BuyerRelief, asked: readonly string[] | undefined) {
  const { treatment, exemptType, categories, projects } = relief
  const wanted = asked ?? Object.keys(categories)
  return {
    taxpayerType: treatment,
    exemptType,
    commodityCategory: wanted.map((code) => ({
      commodityCategoryCode: code,
      commodityCategoryTaxpayerType: treatmentIn(relief, code) ?? ORDINARY,
    })),
    deemedAndExemptProjectList: projects.filter(({ category }) => wanted.includes(category)).map(rowOf),
  }
}

function rowOf({ id, name, kind, category, unit, quantity, amount }: Project) {
  return {
    projectId: id,
    projectName: name,
    deemedExemptCode: kind,
    commodityCategoryCode: category,
    serviceMark: isService(category) ? '101' : '102',
    unit,
    currentQty: quantity,
    currentAmount: amount,
  }
}
