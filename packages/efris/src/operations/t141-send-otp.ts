import { defineOperation } from '@risiti/core'
import { message, optional, text, unpublished } from '../fields.js'
import { excludes, rule } from '../rules.js'

/**
 * Sends the taxpayer a one-time password by e-mail or text message, for T142. Every call sends another one. Inferred: the
 * authority published no chapter on it, and the members are those that the texts of its return codes name.
 */
export const sendOtp = defineOperation({
  code: 'T141',
  title: 'Send a one-time password',
  area: 'device',
  inferred: true,
  encrypted: { request: true, response: true },
  resend: 'never',
  request: () =>
    message(
      {
        /** 001 e-mail, 002 text message. */
        deliveryMethod: text(3),
        contactMobile: optional(text()),
        contactEmail: optional(text()),
      },
      [
        rule(
          '2159',
          'deliveryMethod',
          'must be "001" (e-mail) or "002" (text message)',
          ({ deliveryMethod }) => !['001', '002'].includes(deliveryMethod),
        ),
        excludes(
          '2160',
          'contactMobile',
          'when deliveryMethod is 001',
          ({ deliveryMethod }) => deliveryMethod === '001',
        ),
        excludes(
          '2161',
          'contactEmail',
          'when deliveryMethod is 002',
          ({ deliveryMethod }) => deliveryMethod === '002',
        ),
      ],
    ),
  response: () => unpublished(),
})
