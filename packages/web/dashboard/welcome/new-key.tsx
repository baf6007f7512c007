import { useMutation } from '@tanstack/preact-query'
import { Button } from '../../parts/button.js'
import { Failure } from '../../parts/page.js'
import { saveFile } from '../../parts/save.js'
import { ask } from '../api/http.js'

interface Pair {
  readonly privateKeyPem: string
  readonly certificatePem: string
  readonly fingerprint: string
}

interface NewKeyProps {
  readonly deviceNo: string
  readonly onKey: (privateKeyPem: string) => void
}

/** Has the gateway make a key, and hands out the certificate that the owner registers. */
export function NewKey({ deviceNo, onKey }: NewKeyProps) {
  const { mutate, data, error, isPending } = useMutation({
    mutationFn: () => ask<Pair>('/v1/device-keys', { method: 'POST', body: { commonName: deviceNo } }),
    onSuccess: ({ privateKeyPem }) => onKey(privateKeyPem),
  })
  return (
    <div class="rounded-xl border border-line p-3.5">
      <ol class="list-decimal space-y-2 pl-5">
        <li>
          <Button disabled={deviceNo === '' || isPending} onClick={() => mutate()}>
            {data ? 'Make another' : 'Make a key'}
          </Button>
          {deviceNo === '' && <span class="ml-2 text-sm text-soft">Give the device number first.</span>}
        </li>
        <li>
          <Button disabled={!data} onClick={() => data && saveFile(`${deviceNo}.crt`, data.certificatePem)}>
            Save its certificate
          </Button>
          {data && (
            <span class="mt-1 block font-mono text-xs break-all text-soft">SHA-256 {data.fingerprint}</span>
          )}
        </li>
        <li>Register the certificate for the device on URA’s portal. Then go on.</li>
      </ol>
      <Failure error={error} />
    </div>
  )
}
