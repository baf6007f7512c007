/*
 * How often a property is tried: enough in the suite to notice a slip, and for long with `npm run fuzz`.
 */

const isLong = process.env.RISITI_FUZZ === 'long'

/** Options of a property that is tried `few` times in the suite, and two hundred times as often in a long run. */
export function runs(few: number): { readonly numRuns: number } {
  return { numRuns: isLong ? few * 200 : few }
}
