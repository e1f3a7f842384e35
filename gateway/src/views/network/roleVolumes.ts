import { rlcLater } from '../lib/rlc.js'
import type { SumName, Sums } from '../stats/sums.js'

/** The `RoleVolumes` of the served schema. */
export const roleVolumes = (sums: () => Promise<Sums>) => {
  const amount = (name: SumName) => rlcLater(async () => (await sums())[name])
  return {
    committed: amount('committed'),
    settled: amount('settled'),
    refunded: amount('refunded'),
    sponsored: amount('sponsored'),
    apps: amount('appRevenue'),
    datasets: amount('datasetRevenue'),
    workerpools: amount('workerpoolRevenue'),
    schedulers: amount('schedulerRevenue'),
    workers: amount('workersRevenue'),
  }
}
