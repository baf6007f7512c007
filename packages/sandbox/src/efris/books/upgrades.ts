import { createCipheriv } from 'node:crypto'
import { gzipSync } from 'node:zlib'
import type { ResponseOf } from '@risiti/core'
import type { Seeded } from '../../seeded.js'
import type { Operations } from '../sent.js'

type Upgrade = ResponseOf<Operations['tcsUpgradeDownload']>
type UpgradeFile = NonNullable<Upgrade['fileList']>[number]

const PLACES = {
  0: { folder: '/opt/tcs/', script: '#!/bin/sh\n', suffix: 'sh' },
  1: { folder: 'C:\\tcs\\', script: '@echo off\r\n', suffix: 'bat' },
} as const

export type OsType = keyof typeof PLACES

/** The versions of the offline enabler, and what leads from one to the next. */
export class Upgrades {
  readonly latest = 5
  /** Older versions need a full installation. */
  readonly oldest = 2
  /** The size of each file. Raise it to see how a client copes with a large answer. */
  fileBytes = 4096
  readonly #seeded: Seeded

  constructor(seeded: Seeded) {
    this.#seeded = seeded
  }

  /** One file and one statement for every version between; nothing but the number where there is none. */
  from(version: number, os: OsType): Upgrade {
    const steps = Array.from({ length: this.latest - version }, (_, index) => version + index + 1)
    if (steps.length === 0) return { tcsversion: String(this.latest) }
    return {
      ...scriptsOf(os),
      tcsversion: String(this.latest),
      fileList: steps.map((step, index) => this.#fileOf(step, index, os)),
      sqlList: steps.map((step, index) => ({
        updatesql: `UPDATE t_tcs_version SET version_no = '${step}';`,
        ordernumber: String(index + 1),
      })),
    }
  }

  /** Every other file is compressed. That `iszip` means gzip is a choice of ours: the format is unpublished. */
  #fileOf(step: number, index: number, os: OsType): UpgradeFile {
    const isZipped = step % 2 === 1
    const content = this.contentOf(step)
    return {
      updatefile: (isZipped ? gzipSync(content) : content).toString('base64'),
      iszip: isZipped ? '1' : '0',
      updateurl: `${PLACES[os].folder}core-${step}.bin`,
      deleteurl: `${PLACES[os].folder}core-${step - 1}.bin`,
      ordernumber: String(index + 1),
    }
  }

  /** The file of a version, before it is packed: bytes that look random and follow from the seed. */
  contentOf(step: number): Buffer {
    const key = this.#seeded.bytes(`upgrade:${step}`)
    return createCipheriv('aes-256-ctr', key, Buffer.alloc(16)).update(Buffer.alloc(this.fileBytes))
  }
}

function scriptsOf(os: OsType) {
  const { folder, script, suffix } = PLACES[os]
  const write = (command: string) => Buffer.from(`${script}${command}\n`).toString('base64')
  return {
    precommand: write('tcs stop'),
    precommandurl: folder,
    precommandfilename: `before.${suffix}`,
    command: write('tcs start'),
    commandurl: folder,
    commandfilename: `after.${suffix}`,
  }
}
