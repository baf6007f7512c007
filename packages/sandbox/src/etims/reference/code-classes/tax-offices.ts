import { codeClass, codesIn } from './code-class.js'

/** Offices that are listed and no longer in use. The authority lists some thirty more, which we do not know. */
const CLOSED: readonly string[] = ['501', '30']

const OFFICES = codesIn(`
501-HQ|52-Head Quarters|30-Nairobi Station 1|18-KITUI|37-SAMBURU|19-KWALE|25-MARSABIT|27-MIGORI|10:32-NANDI
33-NAROK|34-NYAMIRA|38-SIAYA|15:16-West of Nairobi|60-LODWAR|14-Thika|19:13-South of Nairobi|45-VIHIGA
20-LAIKIPIA|23-MAKUENI|35-NYANDARUA|39-TAITA TAVETA|40-TANA RIVER|42-TRANS NZOIA|28:43-TURKANA
44-UASIN GISHU|47-WEST POKOT|29-Murang'a|41-Tharaka-Nithi|36:12-North of Nairobi|36-Nyeri
40:10-Mombasa South|9-Mombasa North|26-Meru|8-Malindi|22-Machakos|17-Kisumu|7-Kisii|6-Kakamega
95-PREMIER TAX OFFICE|59-EASTLEIGH|2-East of Nairobi|3-Eldoret|4-Embu|54:1-BUNGOMA|5-GARISSA|57:24-MANDERA
61:49-LTO|50-MTO|66:68-KRAHP|68:70-PUBLIC SECTOR DIVISION|15-VOI|80:51-KERICHO|31-NAKURU|86-KERUGOYA
87-MURANGA|88-NANYUKI|89-KIAMBU|83-KITALE|64-ISIOLO|90-KAJIADO|91-KITUI|92-MOYALE|46-WAJIR|85-MARALAL
61-NAIVASHA|67-NAROK|84-NYAHURURU|93-HOMABAY|94-BUSIA|21-LAMU|99-DIANI
`)

/** Class 45: tax offices. Some names stand twice, under two codes. */
export const TAX_OFFICES = codeClass(
  '45',
  'Tax Office',
  OFFICES.map((office) => (CLOSED.includes(office.cd) ? { ...office, useYn: 'N' } : office)),
)
