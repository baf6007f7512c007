import { useQuery } from '@tanstack/preact-query'
import type { ComponentChildren } from 'preact'
import { tellAmount } from '../parts/amount.js'
import { Badge } from '../parts/badge.js'
import { Button } from '../parts/button.js'
import { CopyButton } from '../parts/copy-button.js'
import { Facts } from '../parts/facts.js'
import { Failure, Page } from '../parts/page.js'
import { bytesOf, saveFile } from '../parts/save.js'
import { type Column, Table } from '../parts/table.js'
import { tell } from './api.js'
import { useJournal } from './journal/use-journal.js'
import type { Goods, Item, Kenyan, Taxpayers, Ugandan } from './types.js'

/** Who may call, with all that a client needs to be one of them. */
export function TaxpayersPage() {
  const { data: journal } = useJournal()
  // Keys make this a long answer: it is asked for again only when a call may have changed stock or initialised a unit.
  const { data, error } = useQuery({
    queryKey: ['taxpayers', journal?.last],
    placeholderData: (before: Taxpayers | undefined) => before,
    queryFn: () => tell<Taxpayers>('taxpayers'),
  })
  return (
    <Page
      title="Taxpayers"
      about="Made-up sellers with everything a client needs to be one of them. The keys are worth nothing elsewhere."
    >
      <Failure error={error} />
      {!data && !error && <p class="text-soft">Making keys.</p>}
      {data && <h2 class="mb-2 font-semibold">Uganda</h2>}
      {data?.efris.map((seller) => (
        <UgandanView key={seller.deviceNo} seller={seller} />
      ))}
      {data && <h2 class="mt-6 mb-2 font-semibold">Kenya</h2>}
      {data?.etims.map((seller) => (
        <KenyanView key={seller.dvcSrlNo} seller={seller} />
      ))}
    </Page>
  )
}

function UgandanView({ seller }: { readonly seller: Ugandan }) {
  const {
    tin,
    name,
    deviceNo,
    enablerDeviceNo,
    appId,
    privateKeyPem,
    certificatePem,
    pkcs12,
    pkcs12Password,
    items,
  } = seller
  return (
    <Seller title={name} number={tin} device={deviceNo} state={<Badge tone="soft">{appId}</Badge>}>
      <Facts
        facts={{
          Device: <Copyable text={deviceNo} />,
          'Offline enabler': enablerDeviceNo && <Copyable text={enablerDeviceNo} />,
          Application: appId,
          'Password of the .p12 file': <Copyable text={pkcs12Password} />,
        }}
      />
      <div class="my-3 flex flex-wrap gap-2">
        <CopyButton text={privateKeyPem}>Copy private key</CopyButton>
        <Button onClick={() => saveFile(`${deviceNo}.pem`, privateKeyPem)}>Save private key</Button>
        <Button onClick={() => saveFile(`${deviceNo}.crt`, certificatePem)}>Save certificate</Button>
        <Button onClick={() => saveFile(`${deviceNo}.p12`, bytesOf(pkcs12))}>Save .p12 file</Button>
      </div>
      <Table caption={`Goods of ${name}`} columns={GOODS} rows={items} keyOf={({ goodsCode }) => goodsCode} />
    </Seller>
  )
}

function KenyanView({ seller }: { readonly seller: Kenyan }) {
  const { tin, bhfId, dvcSrlNo, cmcKey, consumerKey, consumerSecret, apigeeAppId, items } = seller
  const state = cmcKey ? <Badge tone="good">initialised</Badge> : <Badge tone="soft">not initialised</Badge>
  return (
    <Seller title={`${tin}, branch ${bhfId}`} number={tin} device={dvcSrlNo} state={state}>
      <Facts
        facts={{
          'Device serial number': <Copyable text={dvcSrlNo} />,
          'Communication key': cmcKey ? (
            <Copyable text={cmcKey} />
          ) : (
            'handed out when the unit is initialised (selectInitOsdcInfo)'
          ),
          'Consumer key': <Copyable text={consumerKey} />,
          'Consumer secret': <Copyable text={consumerSecret} />,
          'Application id': <Copyable text={apigeeAppId} />,
        }}
      />
      <div class="mt-3">
        <Table caption={`Items of ${tin}`} columns={ITEMS} rows={items} keyOf={({ itemCd }) => itemCd} />
      </div>
    </Seller>
  )
}

interface SellerProps {
  readonly title: string
  readonly number: string
  readonly device: string
  readonly state: ComponentChildren
  readonly children: ComponentChildren
}

function Seller({ title, number, device, state, children }: SellerProps) {
  return (
    <details class="group mb-2 rounded-lg border border-line bg-raised">
      <summary class="flex cursor-pointer flex-wrap items-baseline gap-x-3 px-3 py-2.5 hover:bg-panel">
        <span aria-hidden="true" class="text-soft group-open:rotate-90">
          ›
        </span>
        <span class="grow basis-4/5 font-medium sm:basis-0">{title}</span>
        {title.startsWith(number) ? null : <span class="text-soft tabular-nums">{number}</span>}
        <span class="font-mono text-xs/5 text-soft">{device}</span>
        {state}
      </summary>
      <div class="border-t border-line p-3">{children}</div>
    </details>
  )
}

function Copyable({ text }: { readonly text: string }) {
  return (
    <span class="flex flex-wrap items-center gap-2">
      <span class="font-mono text-xs/5 break-all">{text}</span>
      <CopyButton text={text}>Copy</CopyButton>
    </span>
  )
}

const RATES: Readonly<Record<string, string>> = { '0.18': '18 %', '0': '0 %', '-': 'exempt' }

const GOODS: readonly Column<Goods>[] = [
  { title: 'Code', cell: ({ goodsCode }) => <span class="font-mono text-xs/5">{goodsCode}</span> },
  { title: 'Name', cell: ({ goodsName }) => goodsName },
  { title: 'Category', cell: ({ goodsCategoryId }) => goodsCategoryId },
  { title: 'Unit', cell: ({ measureUnit }) => measureUnit },
  { title: 'Tax', cell: ({ taxRate }) => RATES[taxRate] ?? taxRate },
  { title: 'Price', align: 'right', cell: ({ unitPrice }) => tellAmount(unitPrice ?? '') },
  { title: 'Stock', align: 'right', cell: ({ stock }) => tellAmount(stock) },
]

const ITEMS: readonly Column<Item>[] = [
  { title: 'Code', cell: ({ itemCd }) => <span class="font-mono text-xs/5">{itemCd}</span> },
  { title: 'Name', cell: ({ itemNm }) => itemNm },
  { title: 'Class', cell: ({ itemClsCd }) => itemClsCd },
  { title: 'Unit', cell: ({ pkgUnitCd, qtyUnitCd }) => `${pkgUnitCd}, ${qtyUnitCd}` },
  { title: 'Tax', cell: ({ taxTyCd }) => taxTyCd },
  { title: 'Price', align: 'right', cell: ({ dftPrc }) => tellAmount(dftPrc) },
  { title: 'Stock', align: 'right', cell: ({ stock }) => tellAmount(stock) },
]
