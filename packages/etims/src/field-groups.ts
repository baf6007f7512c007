import {
  amount,
  code,
  day,
  integer,
  optional,
  percent,
  pin,
  price,
  quantity,
  rate,
  text,
  yesNo,
} from './fields.js'

/* Members that KRA repeats in many messages. */

/** The fifteen tax members and their sums. All are sent, zero where a band is not used. */
export function taxBands() {
  return {
    /** Taxable amount, band A (exempt). */
    taxblAmtA: amount(),
    /** Taxable amount, band B (standard rate). */
    taxblAmtB: amount(),
    /** Taxable amount, band C (zero rated). */
    taxblAmtC: amount(),
    /** Taxable amount, band D (outside VAT). */
    taxblAmtD: amount(),
    /** Taxable amount, band E (reduced rate). */
    taxblAmtE: amount(),
    /** Rate of band A in percent. */
    taxRtA: rate(),
    /** Rate of band B in percent. */
    taxRtB: rate(),
    /** Rate of band C in percent. */
    taxRtC: rate(),
    /** Rate of band D in percent. */
    taxRtD: rate(),
    /** Rate of band E in percent. */
    taxRtE: rate(),
    /** Tax of band A. */
    taxAmtA: amount(),
    /** Tax of band B. */
    taxAmtB: amount(),
    /** Tax of band C. */
    taxAmtC: amount(),
    /** Tax of band D. */
    taxAmtD: amount(),
    /** Tax of band E. */
    taxAmtE: amount(),
    /** Sum of the taxable amounts. */
    totTaxblAmt: amount(),
    /** Sum of the taxes. */
    totTaxAmt: amount(),
    /** What the customer pays. */
    totAmt: amount(),
  }
}

/** Who entered a record and who changed it last. All four are sent: missing ones are refused with 910. */
export function auditFields() {
  return {
    /** User id of who entered it. */
    regrId: text(20),
    /** Name of who entered it. */
    regrNm: text(60),
    /** User id of who changed it. */
    modrId: text(20),
    /** Name of who changed it. */
    modrNm: text(60),
  }
}

/** Where a branch is. */
export function place() {
  return {
    /** County. */
    prvncNm: optional(text(100)),
    /** Sub-county. */
    dstrtNm: optional(text(100)),
    /** Tax locality. */
    sctrNm: optional(text(100)),
    /** Where to find it. */
    locDesc: optional(text(100)),
  }
}

/** Packaging, quantity, price and discount of a line. */
export function quantities() {
  return {
    /** Packaging unit. */
    pkgUnitCd: code('17'),
    /** Packages. */
    pkg: quantity(),
    /** Unit of quantity. */
    qtyUnitCd: code('10'),
    /** Quantity. */
    qty: quantity(),
    /** Price of one unit. */
    prc: amount(),
    /** Quantity times price. */
    splyAmt: amount(),
    /** Discount in percent. */
    dcRt: percent(),
    /** Discount as an amount. */
    dcAmt: amount(),
  }
}

/** Tax and total of a line. */
export function lineTax() {
  return {
    /** Tax band. */
    taxTyCd: code('04'),
    /** Taxable amount. */
    taxblAmt: amount(),
    /** Tax. One printed table calls it totTaxAmt. */
    taxAmt: amount(),
    /** What the line comes to. */
    totAmt: amount(),
  }
}

/** A line of a sale. */
export function lineAmounts() {
  return {
    ...quantities(),
    /** Insurer's code (pharmacies). */
    isrccCd: optional(text(10)),
    /** Insurer's name (pharmacies). */
    isrccNm: optional(text(100)),
    /** Percent that the insurer pays (pharmacies). */
    isrcRt: optional(integer(3)),
    /** Amount that the insurer pays (pharmacies). */
    isrcAmt: optional(amount()),
    ...lineTax(),
  }
}

/** A line of a stock movement, valued at a price. */
export function stockAmounts() {
  return {
    /** Packaging unit. */
    pkgUnitCd: code('17'),
    /** Packages. */
    pkg: quantity(),
    /** Unit of quantity. */
    qtyUnitCd: code('10'),
    /** Quantity. */
    qty: quantity(),
    /** Day it expires. */
    itemExprDt: optional(day()),
    /** Price of one unit. */
    prc: price(),
    /** Quantity times price. */
    splyAmt: amount(),
    /** Discount. */
    totDcAmt: amount(),
    ...lineTax(),
  }
}

/** A customer as a branch registers one. */
export function customer() {
  return {
    /** The branch's own number of the customer. */
    custNo: text(9),
    /** The customer's PIN. */
    custTin: pin(),
    /** The customer's name. */
    custNm: text(60),
    /** Address. */
    adrs: optional(text(300)),
    /** Telephone. */
    telNo: optional(text(20)),
    /** E-mail. */
    email: optional(text(50)),
    /** Fax. */
    faxNo: optional(text(20)),
    /** Whether it is in use. */
    useYn: yesNo(),
    /** A note. */
    remark: optional(text(1000)),
  }
}

/** What an item is. */
export function itemFacts() {
  return {
    /** Item code, unique for the PIN. */
    itemCd: text(20),
    /** Item class, out of the list KRA served. */
    itemClsCd: text(10),
    /** `1` raw material, `2` finished product, `3` service. */
    itemTyCd: code('24'),
    /** Item name. */
    itemNm: text(200),
    /** Standard name. */
    itemStdNm: optional(text(200)),
    /** Country of origin. */
    orgnNatCd: code('05'),
    /** Packaging unit. */
    pkgUnitCd: code('17'),
    /** Unit of quantity. */
    qtyUnitCd: code('10'),
    /** Tax band. */
    taxTyCd: code('04'),
    /** Batch number. */
    btchNo: optional(text(10)),
  }
}
