import { accept, type Handler, type Operations } from '../contract.js'

/** T138: the branches of the caller. */
export const getRegisteredBranches: Handler<Operations['getRegisteredBranches']> = (_nothing, { taxpayer }) =>
  accept(taxpayer.branches.map(({ id, name }) => ({ branchId: id, branchName: name })))
