import { type Connection, request } from './api.js'

/** Lists all there is of something, page by page. @param member where a page has it. */
export async function everyPage<Each>(
  connection: Connection,
  path: string,
  member: string,
): Promise<readonly Each[]> {
  const all: Each[] = []
  for (let cursor: string | undefined = ''; cursor !== undefined; ) {
    const query = new URLSearchParams({ limit: '200', ...(cursor === '' ? {} : { cursor }) })
    const page = (await request(connection, `${path}?${query}`)) as Record<string, unknown>
    all.push(...(page[member] as Each[]))
    cursor = page.next as string | undefined
  }
  return all
}
