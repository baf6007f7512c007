import { Problem } from '../problem.js'

/** The error for a device that the account does not have. */
export function deviceUnknown(id: string): Problem {
  return new Problem({
    status: 404,
    code: 'device-unknown',
    title: 'There is no such device.',
    detail: `"${id.slice(0, 64)}" is not one of your devices.`,
    fix: 'Use a device listed by GET /v1/devices, or add it with POST /v1/devices.',
  })
}

/** The error for a device that is to be added under the name of another. */
export function deviceExists(id: string): Problem {
  return new Problem({
    status: 409,
    code: 'device-exists',
    title: 'There is a registered device of this name already.',
    detail: `"${id}" is taken; its keys were not changed.`,
    fix: 'It is registered already and can be used as it is; choose another id for another device.',
    errors: [{ pointer: '/id', message: 'is taken' }],
  })
}
