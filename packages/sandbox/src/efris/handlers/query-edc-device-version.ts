import { accept, type Handler, type Operations } from '../contract.js'

/** T173: the makes of equipment that the authority approved. */
export const queryEdcDeviceVersion: Handler<Operations['queryEdcDeviceVersion']> = (_nothing, { books }) =>
  accept(books.fuelEquipment.map((make) => ({ ...make })))
