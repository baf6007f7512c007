export * from './save-sales-transaction.js'
export * from './select-init-osdc-info.js'
export * from './select-invoice-details.js'
