/** Units of measure: the values of `rateUnit` in the authority's system dictionary (T115). */
export const UNITS: ReadonlySet<string> = new Set(
  `
  AA AB AC AD AE AF AG AH AI AJ AL AM AP AT AV BA BB BC BD BE BF BG BH BI BJ BK BL BM BN BO BP BQ BR BS BT
  BU BV BW BX BY BZ CA CB CC CD CE CF CG CH CI CJ CK CL CM CN CO CP CQ CR CS CT CU CV CW CX CY CZ DA DB DC
  DG DH DI DJ DK DL DM DN DP DR DS DT DU DV DW DX DY EC ED EE EF EG EH EI EN FB FC FD FE FI FL FO FP FR FT
  FW FX GB GI GL GR GU GY GZ HA HB HC HG HN HR IA IB IC ID IE IF IG IH IK IL IN IZ JB JC JG JR JT JY KG KI
  LE LG LT LU LV LZ MA MB MC ME MR MS MT MW MX NA NE NF NG NS NT NU NV OA OB OC OD OE OF OK OT OU P2 PA PB
  PC PD PE PF PG PH PI PJ PK PL PN PO PP PR PS PT PU PV PX PY PZ QA QB QC QD QF QG QH QJ QK QL QM QN QP QQ
  QR QS RD RG RJ RK RL RO RT RZ SA SB SC SD SE SH SI SK SL SM SO SP SS ST SU SV SW SX SY SZ T1 TB TC TD TE
  TG TI TK TL TN TO TR TS TT TU TV TW TY TZ UC UN VA VG VI VK VL VN VO VP VQ VR VS VY WA WB WC WD WF WG WH
  WJ WK WL WM WN WP WQ WR WS WT WU WV WW WX WY WZ XA XB XC XD XF XG XH XJ XK XX YA YB YC YD YF YG YH YJ YK
  YL YM YN YP YQ YR YS YT YV YW YX YY YZ ZA ZB ZC ZD ZF ZG ZH ZJ ZK ZL ZM ZN ZP ZQ ZR ZS ZT ZU ZV ZW ZX ZY
  ZZ kW 101 102 103 104 105 106 107 108 109 110 111 112 113 114 115 116 117 118 200 201 202 203 204 205
  206 207 208 209 210 211 212 213 214 215 216 AGE APZ ASM ASV BFT BHX BLD BLL BUA BUI CCP CEN CGM CLF CLT
  CMK CMQ CMT CNP CNT CTM CWA CWI DLT DMK DMQ DMT DPC DPR DRA DRI DRL DRM DTH DTN DWT DZN DZP FOT FTK FTQ
  GGR GIA GII GLD GLI GLL GRM GRN GRO GRT HGM HIU HLT HPA INH INK INQ KGM KNI KNS KPH KPO KPP KSD KSH KUR
  LBR LBT LEF LPA LTN LTR MAL MAM MBF MGM MIL MTK MTQ MTR NAR NBB NIU NMB NMP NPL NPR NPT NRL NTT ONZ OZA
  OZI PCE PEP PGL PLT PTD PTI PTL QRT QTD QTI QTL QTR SET SHT STI STN TNE TPR TSD VEH WCD YDK YDQ YRD KM
  CP2 KWH KWT MIN MWH PD2 PEV PFM PG2 PGT PIF PK2 PM2 PN2 PPT PQ2 PS2 PSN PST PSV PT2 PW2 PY2
  `
    .trim()
    .split(/\s+/),
)

/** Currencies by name (T115 `currencyType`), each with what one unit is worth in UGX here. The rates are ours. */
export const CURRENCIES: ReadonlyMap<string, string> = new Map([
  ['UGX', '1'],
  ['USD', '3700'],
  ['GBP', '4700'],
  ['EUR', '4000'],
  ['JPY', '25'],
  ['CNY', '510'],
  ['ZAR', '200'],
  ['KES', '28'],
  ['RWF', '2.6'],
  ['TZS', '1.5'],
  ['DKK', '540'],
])

/** The currencies as goods name them: values of T115 `currencyType`, 101 for UGX. */
export const CURRENCY_VALUES = [
  '101',
  '102',
  '103',
  '104',
  '105',
  '106',
  '107',
  '108',
  '109',
  '110',
  '112',
] as const

/** Ways to pay (T115 `payWay`). */
export const PAYMENT_MODES = [
  '101',
  '102',
  '103',
  '104',
  '105',
  '106',
  '107',
  '108',
  '109',
  '110',
  '111',
] as const

/** Industries of an invoice. */
export const INDUSTRIES = [
  '101',
  '102',
  '104',
  '105',
  '106',
  '107',
  '108',
  '109',
  '110',
  '111',
  '112',
] as const

/** Where a document came from. */
export const DATA_SOURCES = ['101', '102', '103', '104', '105', '106', '107', '108'] as const

/** How answers name the tax categories that the sandbox covers, and the rate each must have. */
export const TAX_CATEGORIES: Readonly<Record<string, { name: string; rate: string; rateName: string }>> = {
  '01': { name: 'A: Standard', rate: '0.18', rateName: '18%' },
  '02': { name: 'B: Zero', rate: '0', rateName: '0%' },
  '03': { name: 'C: Exempt', rate: '-', rateName: '-' },
}

/** Every category code that exists. */
export const TAX_CATEGORY_CODES = ['01', '02', '03', '04', '05', '06', '07', '08', '09', '10', '11'] as const
