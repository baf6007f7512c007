import { createPrivateKey, createPublicKey } from 'node:crypto'
import { KeyClient } from '#src/keys/key-client.js'
import rsa from './vectors/rsa.json' with { type: 'json' }

/** A device's key pair, made for these tests; it protects nothing. */
export const devicePem = rsa.privateKeyPem
export const devicePublicPem = rsa.publicKeyPem
export const deviceKey = createPrivateKey(rsa.privateKeyPem)
export const devicePublicKey = createPublicKey(rsa.publicKeyPem)
export const keyClient = KeyClient.fromPem(rsa.privateKeyPem)
