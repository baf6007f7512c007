/**
 * Codes that the authority's table gives to the interfaces about notes, goods and stock, and that the sandbox does not raise
 * there, by reason.
 */
export const UNRAISED: Readonly<Record<string, string>> = {
  'a member that may be left out is not missing':
    '656 1279 1284 1307 1406 1412 1414 1416 1419 1421 1500 1502 1504 1506 1508 1510 1512 1517 1519 1550 1565 2079 2131 2149 2189 2191 2194 2225 2233 2236 2771 2885 2890 2893 3006',
  'the table prints every sign for every number; these would refuse what is right':
    '609 627 628 632 637 653 661 666 667 1266 1272 1273 1278 1293 1297 1298 1303 1433 1439 1440 1441 1447 1448 1454 1457 1471 1472 2773',
  'another code of the same interface says it': '613 650 669 1470 2074 2133 2134 2144 2197 2235',
  'the table lists it under a family of interfaces, and its text is about another of them':
    '306 308 309 311 312 313 314 317 318 319 682 2139 2198 2241',
  'the interface has no such member': '1308 1509 1513 1560 1581 1582',
  'the inside of the authority: its process engine, locks, limits and archive, which no client can bring about':
    '300 301 303 304 305 307 310 315 316 1305 2125 3134',
  'nothing is ever deleted here, and a device that is not registered is refused before (403)': '617 673 3125',
  'customs units are a matter of exports, which are not credited': '2872',
  'tanks and what is in them are not simulated':
    '2980 2981 2982 2983 2992 2993 2994 2995 3008 3009 3010 3011 3012 3013 3015 3016 3017 3018 3019 3020 3021 3022 3023 3024 3025 3026 3027 3028',
}

/** The same of T109 and T129. */
export const UNRAISED_OF_SALES: Readonly<Record<string, string>> = {
  'a member that may be left out is not missing':
    '1103 1107 1109 1111 1113 1118 1122 1124 1137 1142 1144 1146 1148 1150 1152 1154 1157 1159 1161 1164 1166 1168 1182 1188 1222 1225 1229 1233 1238 1244 1250 1258 1279 1284 1307 1310 1312 1478 2103 2106 2117 2183 2201 2203 2205 2207 2209 2211 2213 2215 2250 2853 2908 2910 2912 2914',
  'the table prints every sign for every number; these would refuse what is right':
    '1184 1190 1203 1211 1212 1216 1217 1240 1241 1242 1246 1252 1264 1265 1271 1272 1276 1277 1291 1292 1296 1297 1301 1302 1439 1440 2791',
  'accepted documents break it: discounts have a total and a tax, and names of categories are replaced':
    '1193 1199 1319',
  'another code of the interface says it': '1406 1407 2120',
  'the interface has no such member, or has it no more': '1126 1141 1260 1261',
  'the table lists it here, and its text is about applications for credit notes (T110, T111)':
    '1408 1409 1410 1412 1413 1414 1415 1416 1417 1418 1419 1420 1421 1422 1480 2198 2199 2825 3162 3163',
  'the table lists it here, and its text is about accounts for USSD (T175)':
    '3056 3057 3059 3060 3061 3062 3063 3064 3065 3066 3067 3068 3069 3070 3071 3072 3073 3074',
  'the outer message is refused for it before: 403 for the device, and 3058 for every interface': '3058 3128',
  'the inside of the authority: its locks and stores, which no client can bring about': '2125 2824 2858',
  'nothing is ever deleted here': '1329 1337',
  'an enabler without the authority, asked for a document that it does not know: that is T108': '2930',
  'printed without a text': '3123',
}
