import { compare, decimal, type PaymentMethod, type ResolvedDocument, subtract, sum } from '@risiti/core'

const NOTHING = decimal('0')

/** KRA's code for each way to pay (class 07); 07 is "other". */
const CODE_OF: Readonly<Record<PaymentMethod, string>> = {
  cash: '01',
  credit: '02',
  cheque: '04',
  card: '05',
  mobile_money: '06',
  bank_transfer: '07',
  voucher: '07',
  other: '07',
}

/** "Cash and credit", the only mixture that has a code. */
const CASH_AND_CREDIT = '03'

/** The way to pay that a code stands for, where it is one. */
const METHOD_OF: ReadonlyMap<string, PaymentMethod> = new Map([
  ['01', 'cash'],
  ['02', 'credit'],
  ['04', 'cheque'],
  ['05', 'card'],
  ['06', 'mobile_money'],
  ['07', 'other'],
])

/** One code for all that paid something: cash with credit has its own, another mixture is "other"; null for none. */
export function paymentCode({ payments = [], change = '0' }: ResolvedDocument): string | null {
  const paid = payments.filter(({ amount }) => compare(decimal(amount), NOTHING) > 0)
  const cash = sum(paid.filter(({ method }) => method === 'cash').map(({ amount }) => decimal(amount)))
  const kept = subtract(cash, decimal(change))
  const methods = paid.filter(({ method }) => method !== 'cash' || compare(kept, NOTHING) > 0)
  const codes = [...new Set(methods.map(({ method }) => CODE_OF[method]))].sort()
  if (codes.length < 2) return codes[0] ?? null
  return codes.join() === '01,02' ? CASH_AND_CREDIT : '07'
}

/** The ways to pay that a code stands for; none where it says nothing. */
export function paymentMethods(code: string | null | undefined): PaymentMethod[] {
  if (code === CASH_AND_CREDIT) return ['cash', 'credit']
  const method = paymentMethod(code)
  return method ? [method] : []
}

/** The code of ways to pay; cash where none is told, for the code has to be there. */
export function paymentCodeOf(methods: readonly PaymentMethod[]): string {
  const codes = [...new Set(methods.map((method) => CODE_OF[method]))].sort()
  if (codes.length < 2) return codes[0] ?? CODE_OF.cash
  return codes.join() === '01,02' ? CASH_AND_CREDIT : '07'
}

/** The way to pay of a code; `undefined` for none, and for a mixture. */
export function paymentMethod(code: string | null | undefined): PaymentMethod | undefined {
  return METHOD_OF.get(code ?? '')
}
