import { parentPort } from 'node:worker_threads'
import { createCanvas } from '@napi-rs/canvas'
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs'

/* Reads PDFs with a library that has nothing to do with the one that wrote them. It replaces what the language has built in,
   `JSON.stringify` among it, so that it works in a thread of its own and touches no other test. */

const READINGS = { draw, read, places }

parentPort.on('message', async ({ id, reading, pdf, resolution }) => {
  try {
    const document = await getDocument({ data: pdf, verbosity: 0 }).promise
    const pages = []
    for (let number = 1; number <= document.numPages; number++)
      pages.push(await READINGS[reading](await document.getPage(number), resolution))
    await document.destroy()
    parentPort.postMessage({ id, pages })
  } catch (error) {
    parentPort.postMessage({ id, error })
  }
})

async function draw(page, resolution) {
  const viewport = page.getViewport({ scale: resolution / 72 })
  const [width, height] = [Math.round(viewport.width), Math.round(viewport.height)]
  const canvas = createCanvas(width, height)
  const context = canvas.getContext('2d')
  context.fillStyle = '#fff'
  context.fillRect(0, 0, width, height)
  await page.render({ canvas, canvasContext: context, viewport }).promise
  return { width, height, data: new Uint8Array(context.getImageData(0, 0, width, height).data) }
}

async function read(page) {
  const { items } = await page.getTextContent()
  const texts = items.map((item) => ('str' in item ? item.str : ''))
  return texts.join(' ').replace(/\s+/g, ' ').trim()
}

async function places(page) {
  const { items } = await page.getTextContent()
  return items
    .filter((item) => 'str' in item && item.str.trim() !== '' && item.transform[1] === 0)
    .map(({ str, transform, width }) => ({
      text: str,
      left: transform[4],
      right: transform[4] + width,
      page: page.view[2],
    }))
}
