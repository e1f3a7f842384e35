import { Protocol } from '../../generated/schema';
import { PROTOCOL_ID } from '../lib/constants';
import { zeroAmounts, zeroCounts } from './counting';

const COUNTS: string[] = [
  'categoriesCount',
  'appsCount',
  'datasetsCount',
  'workerpoolsCount',
  'dealsCount',
  'tasksCount',
  'initializedTasksCount',
  'completedTasksCount',
  'claimedTasksCount',
  'requestersCount',
  'workersCount',
];

const AMOUNTS: string[] = [
  'tvl',
  'frozen',
  'volumeCommitted',
  'volumeSettled',
  'volumeRefunded',
  'volumeSponsored',
  'appsRevenue',
  'datasetsRevenue',
  'workerpoolsRevenue',
  'schedulersRevenue',
  'workersRevenue',
  'kittyShares',
  'stakeSlashed',
];

/** The single row of protocol counters; created with zeros at the first event. */
export function getOrCreateProtocol(): Protocol {
  let protocol = Protocol.load(PROTOCOL_ID);
  if (protocol === null) {
    protocol = new Protocol(PROTOCOL_ID);
    zeroCounts(protocol, COUNTS);
    zeroAmounts(protocol, AMOUNTS);
    protocol.save();
  }
  return protocol;
}
