import { formatEat } from '@risiti/core'
import { accept, type Handler, type Operations } from '../contract.js'

/** T101: the time in Kampala. */
export const getServerTime: Handler<Operations['getServerTime']> = (_nothing, { now }) =>
  accept({ currentTime: formatEat(now, 'dd/MM/yyyy HH:mm:ss') })
