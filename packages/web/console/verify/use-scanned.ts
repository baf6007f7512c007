import { useEffect, useState } from 'preact/hooks'

/**
 * What was scanned: this page's own address when a code led here, and what somebody pasted. Uganda's codes have what matters
 * behind the #, so a change there is another code.
 */
export function useScanned(): readonly [scanned: string, scan: (text: string) => void] {
  const [scanned, scan] = useState(inAddress)
  useEffect(() => {
    const follow = () => scan(inAddress())
    addEventListener('hashchange', follow)
    return () => removeEventListener('hashchange', follow)
  }, [])
  return [scanned, scan]
}

function inAddress(): string {
  const { hash, search, href } = location
  const pasted = new URLSearchParams(search).get('text')
  return pasted ?? (hash.includes('?') || search !== '' ? href : '')
}
