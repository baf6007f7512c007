import { Facts } from '../../parts/facts.js'
import { Failure, Panel } from '../../parts/page.js'
import type { Numbers } from '../api/types.js'
import { useApi } from '../api/use-api.js'

/** Which numbers the next documents of a Kenyan device are sent with. In Uganda the authority numbers. */
export function NextNumbers({ path }: { readonly path: string }) {
  const { data, error } = useApi<Numbers>(`${path}/numbers`)
  const tell = (of: keyof Numbers) =>
    data?.[of] && (
      <>
        {data[of].next} <span class="font-mono text-xs text-soft">{data[of].name}</span>
      </>
    )
  return (
    <Panel title="Next numbers">
      <Failure error={error} />
      <Facts facts={{ Sales: tell('sales'), Stock: tell('stock'), Purchases: tell('purchases') }} />
    </Panel>
  )
}
