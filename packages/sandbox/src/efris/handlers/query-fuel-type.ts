import { accept, type Handler, type Operations } from '../contract.js'
import { FUEL_TYPES } from '../fuel.js'

/** T162: the categories of fuel; the deepest are leaves. */
export const queryFuelType: Handler<Operations['queryFuelType']> = () =>
  accept(
    FUEL_TYPES.map(([fuelTypeCode, parentCode, fuelTypeName, level]) => ({
      fuelTypeCode,
      parentCode,
      fuelTypeName,
      fuelTypeLevel: String(level),
      isLeafNode: level === 3 ? '101' : '102',
    })),
  )
