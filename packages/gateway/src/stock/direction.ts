import { MOVEMENT_DIRECTIONS, type MovementKind } from '@risiti/core/movement-kinds'

/** True for goods that come in. */
export function isIncoming(kind: MovementKind): boolean {
  return MOVEMENT_DIRECTIONS[kind] === 'in'
}
