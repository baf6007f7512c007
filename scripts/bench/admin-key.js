/** The admin key of the gateways that are measured. */
export const ADMIN_KEY = 'the admin key of the measurements'
