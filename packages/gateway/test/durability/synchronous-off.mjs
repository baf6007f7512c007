/** Makes every process and thread that imports it load a gateway whose commits are not flushed: the build that must fail. */
import { register } from 'node:module'

const hook = `
export async function load(url, context, next) {
  const loaded = await next(url, context)
  if (!url.endsWith('/store/sqlite/driver.js')) return loaded
  const source = String(loaded.source)
  if (!source.includes("'FULL'")) throw new Error('the driver names its durability otherwise: this test must follow')
  return { ...loaded, source: source.replaceAll("'FULL'", "'OFF'") }
}`
register(`data:text/javascript,${encodeURIComponent(hook)}`)
