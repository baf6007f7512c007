import type { Books } from '../books.js'
import type { EfrisBooks } from '../efris/books.js'

/** Who may call, without any keys, and how much each has issued. */
export function listDevices({ efris, etims }: Books) {
  const issued = new Map<string, number>()
  for (const { record } of efris.invoices()) {
    const { deviceNo } = record.basicInformation
    issued.set(deviceNo, (issued.get(deviceNo) ?? 0) + 1)
  }
  return {
    efris: [...onlineDevices(efris), ...enablers(efris)].map((device) => ({
      ...device,
      documents: issued.get(device.deviceNo) ?? 0,
    })),
    etims: etims.devices.map(({ dvcSrlNo, info: { tin, bhfId, sdcId }, isInitialised, sales }) => ({
      tin,
      bhfId,
      dvcSrlNo,
      sdcId,
      initialised: isInitialised,
      documents: sales.size,
      lastInvcNo: [...sales.keys()].reduce((highest, number) => Math.max(highest, number), 0),
    })),
  }
}

function onlineDevices({ devices, taxpayers }: EfrisBooks) {
  return devices.list().map(({ deviceNo, tin }) => ({
    deviceNo,
    tin,
    kind: 'online',
    branch: devices.branchOf(deviceNo, taxpayers.get(tin)!).name,
  }))
}

function enablers({ taxpayers }: EfrisBooks) {
  return [...taxpayers.values()].flatMap(({ tin, enablerDeviceNo, branch }) =>
    enablerDeviceNo === undefined
      ? []
      : [{ deviceNo: enablerDeviceNo, tin, kind: 'enabler', branch: branch.name }],
  )
}
