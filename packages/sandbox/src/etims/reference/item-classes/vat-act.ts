import type { ClassRow } from './item-class.js'

/**
 * The authority's own branch of the tree: the schedules of the VAT Act, for what is exempt, zero rated or taxed at 8 %.
 * The names above the paragraphs are the authority's; the paragraphs' wording is ours.
 */
export const VAT_ACT: readonly ClassRow[] = [
  ['99000000', 'VAT Act'],
  ['99010000', 'Goods'],
  ['99011000', 'Exempt Goods (Paragraph 1 - 99)', 'A'],
  ['99011001', 'Goods of paragraph 1: breeding stock', 'A'],
  ['99011002', 'Goods of paragraph 2: fish, fresh or chilled', 'A'],
  ['99011003', 'Goods of paragraph 3: vegetables, not processed', 'A'],
  ['99011008', 'Goods of paragraph 8: hospital supplies', 'A'],
  ['99011024', 'Goods of paragraph 24: aids for the disabled', 'A'],
  ['99011100', 'Exempt Goods (Paragraph 100 - 146)', 'A'],
  ['99011101', 'Goods of paragraph 101: parts for solar plants', 'A'],
  ['99011112', 'Goods of paragraph 112: materials for makers of medicines', 'A'],
  ['99012000', 'Zero Rated Goods', 'C'],
  ['99012001', 'Goods that leave the country', 'C'],
  ['99012002', 'Flour of maize, wheat or cassava', 'C'],
  ['99012003', 'Ordinary bread', 'C'],
  ['99013000', 'Other Rate Goods (8%)', 'E'],
  ['99013001', 'Motor fuels', 'E'],
  ['99020000', 'Services'],
  ['99021000', 'Exempt Service', 'A'],
  ['99021001', 'Financial services', 'A'],
  ['99021002', 'Education', 'A'],
  ['99021003', 'Medical and veterinary care', 'A'],
  ['99022000', 'Zero Rated Service', 'C'],
  ['99022001', 'Services for use abroad', 'C'],
  ['99030000', 'Goods or Services'],
  ['99031000', 'Exempt Goods or Services', 'A'],
  ['99031001', 'Supplies for projects with donors', 'A'],
  ['99032000', 'Zero Rated Goods or Services', 'C'],
  ['99032001', 'Supplies to special economic zones', 'C'],
  ['99040000', 'Government Undertaking'],
  ['99042000', 'Zero Rated Government Undertaking', 'C'],
]
