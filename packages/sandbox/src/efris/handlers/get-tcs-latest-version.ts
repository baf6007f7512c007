import { accept, type Handler, type Operations } from '../contract.js'

/** T135: the version that T133 leads to. */
export const getTcsLatestVersion: Handler<Operations['getTcsLatestVersion']> = (_nothing, { books }) =>
  accept({ latesttcsversion: String(books.upgrades.latest) })
