/* How a query finds: numbers and codes match exactly, names where the text occurs in them. How the authority compares is unpublished. */

type Text = string | undefined

/** True when nothing is wanted, or one of the values is just that. */
export function is(wanted: Text, ...values: readonly Text[]): boolean {
  return wanted === undefined || values.includes(wanted)
}

/** True when nothing is wanted, or it occurs in one of the values, in whatever case. */
export function has(wanted: Text, ...values: readonly Text[]): boolean {
  return wanted === undefined || values.some((value) => value?.toLowerCase().includes(wanted.toLowerCase()))
}

/** True when nothing is wanted, or the value is one of a list with commas. */
export function isAmong(wanted: Text, value: Text): boolean {
  return wanted === undefined || wanted.split(',').includes(value ?? '')
}
