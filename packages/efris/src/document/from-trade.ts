import type { ResponseOf } from '@risiti/core'
import type { verifyInvoice } from '../operations/t108-verify-invoice.js'
import { given } from './amounts.js'
import { meterFrom } from './from-code.js'
import { plain, type Stored } from './from-lines.js'

/** The parts of a stored document that only some trades have. */
type Trade = Pick<
  ResponseOf<typeof verifyInvoice>,
  'importServicesSeller' | 'airlineGoodsDetails' | 'edcDetails' | 'agentEntity' | 'buyerExtend'
>

/** What only some trades state. */
export function tradeFrom(answer: Trade): object {
  const {
    importServicesSeller,
    airlineGoodsDetails = [],
    edcDetails: fuel,
    agentEntity,
    buyerExtend,
  } = answer
  return {
    ...(importServicesSeller && Object.values(importServicesSeller).some(Boolean)
      ? { importedService: supplierFrom(importServicesSeller) }
      : {}),
    ...(airlineGoodsDetails.length > 0 ? { airline: airlineGoodsDetails.map(passageFrom) } : {}),
    ...(fuel?.tankNo
      ? {
          fuel: given({
            tank: fuel.tankNo,
            pump: fuel.pumpNo,
            nozzle: fuel.nozzleNo,
            controller: fuel.controllerNo,
            acquisitionEquipment: fuel.acquisitionEquipmentNo,
            levelGauge: fuel.levelGaugeNo,
            vehicle: fuel.mvrn,
          }),
        }
      : {}),
    ...(agentEntity?.tin
      ? {
          principal: given({
            tin: agentEntity.tin,
            name: agentEntity.legalName,
            tradeName: agentEntity.businessName,
            address: agentEntity.address,
          }),
        }
      : {}),
    ...premisesFrom(buyerExtend),
  }
}

function premisesFrom(premises: Trade['buyerExtend']): object {
  const property = given({
    type: premises?.propertyType,
    district: premises?.district,
    municipality: premises?.municipalityCounty,
    subcounty: premises?.divisionSubcounty,
    town: premises?.town,
    village: premises?.cellVillage,
    registeredOn: premises?.effectiveRegistrationDate,
    meter: meterFrom(premises?.meterStatus),
  })
  return Object.keys(property).length > 0 ? { property } : {}
}

/** The foreign supplier of a service. */
export function supplierFrom(
  supplier: Stored<
    | 'importBusinessName'
    | 'importEmailAddress'
    | 'importContactNumber'
    | 'importAddress'
    | 'importInvoiceDate'
    | 'importAttachmentName'
    | 'importAttachmentContent'
  >,
): object {
  const { importAttachmentName: name, importAttachmentContent: content } = supplier
  return {
    supplier: given({
      name: supplier.importBusinessName,
      address: supplier.importAddress,
      email: supplier.importEmailAddress,
      phone: supplier.importContactNumber,
    }),
    ...given({ invoicedOn: supplier.importInvoiceDate }),
    ...(name && content ? { attachment: { name, content } } : {}),
  }
}

function passageFrom(passage: NonNullable<Trade['airlineGoodsDetails']>[number]): object {
  return given({
    name: passage.item,
    code: passage.itemCode,
    quantity: plain(passage.qty),
    unit: passage.unitOfMeasure,
    unitPrice: plain(passage.unitPrice),
    total: plain(passage.total),
    taxRate: passage.taxRate,
    tax: plain(passage.tax),
  })
}
