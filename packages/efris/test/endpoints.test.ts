import { describe, expect, test } from 'vitest'
import { endpointOf } from '#src/endpoints.js'
import { failure } from './failures.js'

const at = (...given: Parameters<typeof endpointOf>) => {
  const { origin, path } = endpointOf(...given)
  return origin + path
}

describe('the address behind an environment', () => {
  test.each([
    ['local', 'http://127.0.0.1:8788/efrisws/ws/taapp/getInformation'],
    ['test', 'https://efristest.ura.go.ug/efrisws/ws/taapp/getInformation'],
    ['production', 'https://efrisws.ura.go.ug/ws/taapp/getInformation'],
    ['https://efrisws.ura.go.ug', 'https://efrisws.ura.go.ug/ws/taapp/getInformation'],
    ['https://efris.ura.go.ug', 'https://efris.ura.go.ug/efrisws/ws/taapp/getInformation'],
    ['http://localhost:9000/', 'http://localhost:9000/efrisws/ws/taapp/getInformation'],
    ['https://proxy.example/ura', 'https://proxy.example/ura'],
  ])('%s online', (environment, address) => {
    expect(at(environment)).toBe(address)
  })

  test.each([
    ['local', 'http://127.0.0.1:8788/efristcs/ws/tcsapp/getInformation'],
    ['test', 'http://127.0.0.1:9880/efristcs/ws/tcsapp/getInformation'],
    ['production', 'http://127.0.0.1:9880/efristcs/ws/tcsapp/getInformation'],
    ['http://192.168.1.7:9880', 'http://192.168.1.7:9880/efristcs/ws/tcsapp/getInformation'],
  ])('%s through the enabler', (environment, address) => {
    expect(at(environment, 'offline-enabler')).toBe(address)
  })

  test.each(['', 'sandbox', 'ftp://example.test', 'constructor', '//x'])('"%s" is none', (environment) => {
    expect(failure(() => endpointOf(environment))).toMatchObject({ code: 'environment-unknown' })
  })
})
