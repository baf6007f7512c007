import { tellMoney } from '../../parts/amount.js'
import { Facts } from '../../parts/facts.js'
import { Panel } from '../../parts/page.js'
import type { Content, Document } from '../api/types.js'
import { When } from '../when.js'
import { tellWord } from '../words.js'

interface DocumentFactsProps {
  readonly document: Document
  readonly content: Content | undefined
}

/** What is known of a document, besides its lines. */
export function DocumentFacts({ document, content }: DocumentFactsProps) {
  const { fiscal, device, metadata, application } = document
  const { buyer, payments, operator, issuedAt } = content?.document ?? {}
  return (
    <Panel title="Facts">
      <Facts
        facts={{
          Buyer: buyer && [buyer.name, buyer.taxId?.value].filter(Boolean).join(', '),
          Paid: payments
            ?.map(({ method, amount }) => `${tellWord(method)} ${tellMoney(document.currency, amount)}`)
            .join(', '),
          Sold: issuedAt && <When at={issuedAt} device={device} />,
          Operator: operator,
          Accepted: <When at={document.createdAt} device={device} />,
          Application: application && `${application.reference} (${application.state})`,
          'Fiscal number': fiscal && <Long>{fiscal.number}</Long>,
          'Fiscal time': fiscal && <When at={fiscal.issuedAt} device={device} />,
          'Verification code': fiscal?.verificationCode && <Long>{fiscal.verificationCode}</Long>,
          Signature: fiscal?.signature && <Long>{fiscal.signature}</Long>,
          'Internal data': fiscal?.internalData && <Long>{fiscal.internalData}</Long>,
          Verify: fiscal && (
            <a href={fiscal.verifyUrl} target="_blank" rel="noreferrer" class="text-accent underline">
              At the authority
            </a>
          ),
          Revision: document.revision > 1 ? String(document.revision) : undefined,
          Id: <Long>{document.id}</Long>,
          ...metadata,
        }}
      />
    </Panel>
  )
}

function Long({ children }: { readonly children: string }) {
  return <span class="font-mono text-xs break-all">{children}</span>
}
