/** The bands of VAT (code class 04): exempt, standard rate, zero rated, outside VAT, reduced rate. */
export type Band = 'A' | 'B' | 'C' | 'D' | 'E'

export const BANDS: readonly Band[] = ['A', 'B', 'C', 'D', 'E']
