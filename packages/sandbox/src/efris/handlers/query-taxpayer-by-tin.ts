import { accept, type Handler, type Operations, type Refusal, refuse, type Visit } from '../contract.js'
import type { Buyer } from '../taxpayer.js'

interface Wanted {
  readonly tin?: string | undefined
  readonly ninBrn?: string | undefined
}

/** T119: what the register tells of a taxpayer. A TIN goes before a NIN or BRN; which one wins there is unpublished. */
export const queryTaxpayerByTin: Handler<Operations['queryTaxpayerByTin']> = (input, visit) => {
  const wanted = input ?? {}
  const refusal = keysAreGiven(wanted)
  if (refusal) return refusal
  const found = find(wanted, visit)
  return found ? accept({ taxpayer: rowOf(found) }) : refuse('2261')
}

/** 1572: one key is there. 1574, 1576: neither is too long; the text of 1576 says 20, the table of the field 100. */
function keysAreGiven({ tin, ninBrn }: Wanted): Refusal | undefined {
  if (tin === undefined && ninBrn === undefined) return refuse('1572')
  if (Buffer.byteLength(tin ?? '') > 20) return refuse('1574')
  return Buffer.byteLength(ninBrn ?? '') > 100 ? refuse('1576') : undefined
}

/** 2261: who is suspended is not told. */
function find({ tin, ninBrn }: Wanted, { books }: Visit): Buyer | undefined {
  const isWanted = (buyer: Buyer) => (tin === undefined ? buyer.ninBrn === ninBrn : buyer.tin === tin)
  const found = [...books.buyers.values()].find(isWanted)
  return books.taxpayers.get(found?.tin ?? '')?.status === 'suspended' ? undefined : found
}

function rowOf({ tin, ninBrn, name, kind, mobilePhone, emailAddress, address }: Buyer) {
  return {
    tin,
    ninBrn,
    legalName: name,
    businessName: name,
    contactNumber: mobilePhone,
    contactEmail: emailAddress,
    address,
    taxpayerType: kind === 'individual' ? '201' : '202',
    governmentTIN: kind === 'government' ? '1' : '0',
  }
}
