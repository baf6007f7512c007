/* The members of messages, of both authorities, that are nobody's business but their owners'. */

/** People and firms, and what leads to them. */
export const PERSONAL = `
  address adrs agntNm antiFakeCode bhfNm branchName brn businessName buyerAddress buyerBusinessName
  buyerEmail buyerEmailAddress buyerLegalName buyerLinePhone buyerMobilePhone buyerNin buyerNinBrn
  buyerPassportNum buyerPlaceOfBusi buyerTin cellVillage contactEmail contactMobile contactMobileNum
  contactName contactNumber custMblNo custNm custTin custmTin destinationBranchName district
  divisionSubcounty dstrtNm email emailAddress faxNo governmentTIN importAddress importBusinessName
  importContactNumber importEmailAddress isrccNm latitude legalName linePhone locDesc longitude mgrEmail
  mgrNm mgrTelNo mobileNumber mobilePhone modrId modrNm municipalityCounty nin ninBrn operator
  operatorName passportNumber placeOfBusiness prvncNm qrCode regrId regrNm remark remarks sctrNm
  sellerLegalOrBusinessName sellerTin sellerTinOrNin sourceBranchName spplrNm spplrTin supplierName
  supplierTin taxprNm telNo tin trdeNm userCode userNm wareHouseName
`
  .trim()
  .split(/\s+/)
