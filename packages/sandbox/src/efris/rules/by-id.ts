import { type Refusal, refuse, refuseFreely } from '../contract.js'

/** 2881, 2882: what is asked for has an id. The texts are printed for T147 to T149; that others use them is inferred. */
export function idIsGiven({ id }: { readonly id?: string | undefined }): Refusal | undefined {
  if (id === undefined) return refuse('2881')
  return Buffer.byteLength(id) > 18 ? refuse('2882') : undefined
}

/** Nothing has this id. The code for that is unpublished: here it is 99 with a text of our own. */
export function notFound(what: string): Refusal {
  return refuseFreely(`The ${what} does not exist!`)
}
