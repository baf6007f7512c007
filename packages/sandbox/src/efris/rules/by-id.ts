import { type Refusal, refuseFreely } from '../contract.js'

/** Nothing has this id. The code for that is unpublished: here it is 99 with a text of our own. */
export function notFound(what: string): Refusal {
  return refuseFreely(`The ${what} does not exist!`)
}
