import { setImmediate as turn } from 'node:timers/promises'
import { afterEach, describe, expect, test } from 'vitest'
import { renderEscpos, renderPdf, renderPng } from '#src/receipts/index.js'
import { Painter, PainterBusyError } from '#src/receipts/painting/painter.js'
import { PictureTooLongError } from '#src/receipts/paper/picture-too-long.js'
import { kenyanProforma, longSale } from './dressed.js'
import { kenyanView, line, ugandanView } from './views.js'

const painters: Painter[] = []

function painter(most?: number): Painter {
  const made = new Painter(most)
  painters.push(made)
  return made
}

afterEach(async () => {
  await Promise.all(painters.splice(0).map((each) => each.close()))
})

/** How often the event loop turned until something was done. */
async function turnsUntil(done: Promise<unknown>): Promise<number> {
  let [turns, working] = [0, true]
  const end = () => {
    working = false
  }
  done.then(end, end)
  while (working) {
    await turn()
    turns++
  }
  await done
  return turns
}

describe('a receipt drawn in the other thread', () => {
  test('is the same bytes as in this one, in every form', async () => {
    const view = await kenyanProforma()
    const { paint } = bound(painter())
    const options = { width: '58', how: 'picture' } as const
    const drawn = await Promise.all([
      paint({ form: 'pdf', view, width: 'a4' }),
      paint({ form: 'png', view, width: '80' }),
      paint({ form: 'escpos', view, options }),
    ])
    const here = [
      await renderPdf(view, 'a4'),
      (await renderPng(view, '80')).png,
      await renderEscpos(view, options),
    ]
    for (const [index, bytes] of drawn.entries()) expect(Buffer.compare(bytes, here[index]!)).toBe(0)
  }, 90_000)

  test('holds nobody up: the loop turns on while a picture is drawn, and hardly does so in this thread', async () => {
    const view = longSale()
    const { paint } = bound(painter())
    await Promise.all([paint({ form: 'png', view, width: '80' }), renderPng(view, '80')])
    const there = await turnsUntil(paint({ form: 'png', view, width: '80' }))
    const here = await turnsUntil(renderPng(view, '80'))
    expect(here).toBeLessThan(10)
    expect(there).toBeGreaterThan(here * 20)
  }, 90_000)
})

describe('the queue of what is to be drawn', () => {
  test('takes no more than it may, and draws all that it took', async () => {
    const { paint } = bound(painter(3))
    const job = { form: 'pdf', view: ugandanView(), width: '58' } as const
    const answers = await Promise.allSettled(Array.from({ length: 7 }, () => paint(job)))
    const refused = answers.filter((answer) => answer.status === 'rejected')
    expect(refused.map(({ reason }) => reason)).toEqual(Array(3).fill(expect.any(PainterBusyError)))
    expect(await paint(job)).toBeInstanceOf(Uint8Array)
  })

  test('goes on after a receipt that cannot be drawn', async () => {
    const { paint } = bound(painter())
    const lines = Array.from({ length: 700 }, (_, index) => line({ name: `Thing ${index} `.repeat(40) }))
    const tooLong = paint({ form: 'png', view: ugandanView({ document: { lines } }), width: 'a4' })
    const unreadable = paint({
      form: 'pdf',
      view: kenyanView({ view: { settings: { ...settings, font: { regular: new Uint8Array(10) } } } }),
      width: '80',
    })
    const last = paint({ form: 'pdf', view: kenyanView(), width: '80' })
    await expect(tooLong).rejects.toBeInstanceOf(PictureTooLongError)
    await expect(unreadable).rejects.toThrow('FontUnreadableError')
    expect(Buffer.from(await last).toString('latin1', 0, 5)).toBe('%PDF-')
  }, 90_000)

  test('ends with the gateway: what waits is told, and nothing is taken any more', async () => {
    const one = painter()
    const answers = Promise.allSettled(
      [1, 2, 3].map(() => one.paint({ form: 'png', view: longSale(), width: '80' })),
    )
    await one.close()
    expect((await answers).map(({ status }) => status)).toEqual(['rejected', 'rejected', 'rejected'])
    await expect(one.paint({ form: 'pdf', view: kenyanView(), width: '80' })).rejects.toThrow()
  })
})

const settings = { language: 'en', header: [], footer: [], amountInWords: false } as const

function bound(of: Painter): Pick<Painter, 'paint'> {
  return { paint: (painting) => of.paint(painting) }
}
