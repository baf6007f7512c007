import { codeClass } from './code-class.js'

/** Class 10: units of quantity. */
export const QUANTITY_UNITS = codeClass(
  '10',
  'Quantity Unit',
  `
4B-Pair|AV-Cap|BA-Barrel|BE-bundle|BG-bag|BL-block|BLL-BLL Barrel (petroleum) (158,987 dm3)|BX-box|CA-Can
CEL-Cell|CMT-centimetre|CR-CARAT|DR-Drum|DZ-Dozen|GLL-Gallon|GRM-Gram|GRO-Gross|KG-Kilo-Gramme|KTM-kilometre
KWT-kilowatt|L-Litre|LBR-pound|LK-link|LTR-Litre|M-Metre|M2-Square Metre|M3-Cubic Metre|MGM-milligram
MTR-metre|MWT-megawatt hour (1000 kW.h)|NO-Number|NX-part per thousand|PA-packet|PG-plate|PR-pair|RL-reel
RO-roll|SET-set|ST-sheet|TNE-tonne (metric ton)|TU-tube|U-Pieces/item [Number]|YRD-yard
`,
)

/**
 * A packing unit that is listed as in use and that `saveItem` refuses all the same, as the authority's gateway does.
 * Its name and place are ours: only that it is listed is known.
 */
export const REFUSED_PACKING_UNIT = 'BX'

/** Class 17: packing units, the refused one at the end. NT is net, CT a carton, CTN a container. */
export const PACKING_UNITS = codeClass(
  '17',
  'Packing Unit',
  `
AM-Ampoule|BA-Barrel|BC-Bottlecrate|BE-Bundle|BF-Balloon, non-protected|BG-Bag|BJ-Bucket|BK-Basket|BL-Bale
BQ-Bottle, protected cylindrical|BR-Bar|BV-Bottle, bulbous|BZ-Bag|CA-Can|CH-Chest|CJ-Coffin|CL-Coil
CR-Wooden Box, Wooden Case|CS-Cassette|CT-Carton|CTN-Container|CY-Cylinder|DR-Drum|GT-Extra Countable Item
HH-Hand Baggage|IZ-Ingots|JR-Jar|JU-Jug|JY-Jerry CAN Cylindrical|KZ-Canester|LZ-Logs, in bundle/bunch/truss
NT-Net|OU-Non-Exterior Packaging Unit|PD-Poddon|PG-Plate|PI-Pipe|PO-Pilot|PU-Traypack|RL-Reel|RO-Roll
RZ-Rods, in bundle/bunch/truss|SK-Skeletoncase|TY-Tank, cylindrical|VG-Bulk,gas(at 1031 mbar 15 oC)
VL-Bulk,liquid(at normal temperature/pressure)|VO-Bulk, solid, large particles(nodules)
VQ-Bulk, gas (liquefied at abnormal temperature/pressure)|VR-Bulk, solid, granular particles(grains)
VT-Extra Bulk Item|VY-Bulk, fine particles(powder)|ML-Mills|TN-TAN|BX-Box
`,
)
