import { isZero, parseEat } from '@risiti/core'
import { hasDigits } from './members.js'
import { amount } from './sale.js'

/* Forms that members of several interfaces must have. */

/** True for a time of the authority. */
export const isTime = (value: string) => parseEat(value, 'yyyy-MM-dd HH:mm:ss') !== undefined

export const isDay = (value: string) => parseEat(value, 'yyyy-MM-dd') !== undefined

/** True for text that can be a mailbox. */
export const isEmail = (value: string) => /^[^@\s]+@[^@\s]+$/.test(value)

/** True for a number that is not zero. */
export const isNotZero = (value: string) => !isZero(amount(value))

/** True for a rate of any tax: a number or a dash. */
export const isRate = (value: string) => value === '-' || hasDigits(value, 12, 8)

/** True for a rate that is not below zero; a dash is none. */
export const isNotNegative = (value: string) => value === '-' || !value.startsWith('-')

/** What may be attached. */
export const FILE_TYPES = ['png', 'doc', 'pdf', 'jpg', 'txt', 'docx', 'xlsx', 'cer', 'crt', 'der']
