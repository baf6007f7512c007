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
