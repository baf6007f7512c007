import type { ResolvedDocument } from '@risiti/core'
import { given } from './amounts.js'
import type { Invoice } from './wire.js'

/** What only some trades state: the foreign supplier of a service, the passages of an airline, the pump, an agent's principal. */
export function tradeOf({ ext }: ResolvedDocument): Partial<Invoice> {
  const ug = ext?.ug
  return {
    ...(ug?.importedService ? { importServicesSeller: supplierOf(ug.importedService) } : {}),
    ...(ug?.airline ? { airlineGoodsDetails: ug.airline.map(passageOf) } : {}),
    ...(ug?.fuel ? { edcDetails: pumpOf(ug.fuel) } : {}),
    ...(ug?.principal
      ? {
          agentEntity: given({
            tin: ug.principal.tin,
            legalName: ug.principal.name,
            businessName: ug.principal.tradeName,
            address: ug.principal.address,
          }),
        }
      : {}),
  }
}

type Ug = NonNullable<NonNullable<ResolvedDocument['ext']>['ug']>

export function supplierOf({ supplier, invoicedOn, attachment }: NonNullable<Ug['importedService']>) {
  return {
    importInvoiceDate: invoicedOn,
    ...given({
      importBusinessName: supplier.name,
      importAddress: supplier.address,
      importEmailAddress: supplier.email,
      importContactNumber: supplier.phone,
      importAttachmentName: attachment?.name,
      importAttachmentContent: attachment?.content,
    }),
  }
}

function passageOf(passage: NonNullable<Ug['airline']>[number], index: number) {
  return {
    item: passage.name,
    total: passage.total,
    orderNumber: String(index),
    discountFlag: '2',
    deemedFlag: '2',
    exciseFlag: '2',
    ...given({
      itemCode: passage.code,
      qty: passage.quantity,
      unitOfMeasure: passage.unit,
      unitPrice: passage.unitPrice,
      taxRate: passage.taxRate,
      tax: passage.tax,
    }),
  } as const
}

function pumpOf(fuel: NonNullable<Ug['fuel']>) {
  return {
    tankNo: fuel.tank,
    pumpNo: fuel.pump,
    nozzleNo: fuel.nozzle,
    ...given({
      controllerNo: fuel.controller,
      acquisitionEquipmentNo: fuel.acquisitionEquipment,
      levelGaugeNo: fuel.levelGauge,
      mvrn: fuel.vehicle,
    }),
  }
}
