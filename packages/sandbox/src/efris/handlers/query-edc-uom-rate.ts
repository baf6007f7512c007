import { accept, type Handler, type Operations } from '../contract.js'
import { FUEL_UNITS } from '../fuel.js'

/** T171: how many litres each unit is. */
export const queryEdcUomRate: Handler<Operations['queryEdcUomRate']> = () =>
  accept(Object.entries(FUEL_UNITS).map(([unitOfMeasure, exchangeRate]) => ({ unitOfMeasure, exchangeRate })))
