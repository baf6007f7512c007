/** Both authorities in words. */
export const COUNTRIES: Readonly<Record<string, string>> = { efris: 'Uganda: EFRIS', etims: 'Kenya: eTIMS' }

/** The same to choose from; an empty text wants both. */
export const ANY_COUNTRY = { '': 'Both countries', ...COUNTRIES }
