import { Address } from '@graphprotocol/graph-ts';
import { Dataset as DatasetContract } from '../../generated/DatasetRegistry/Dataset';
import { Dataset } from '../../generated/schema';
import { CallData } from '../lib/calldata';
import { hexId } from '../lib/ids';
import { noBytes } from '../lib/words';
import { beginRessource, countOwned } from './ressource';

/**
 * The stored dataset; created when unknown, from the arguments of `createDataset` where they are at hand,
 * else from the getters of the contract. A getter that does not answer leaves its field empty.
 */
export function getOrCreateDataset(address: Address, owner: Address, creation: CallData | null): Dataset {
  const id = hexId(address);
  const known = Dataset.load(id);
  if (known !== null) return known;
  const dataset = new Dataset(id);
  beginRessource(dataset, owner);
  if (creation === null || !fillFromCreation(dataset, creation)) fillFromGetters(dataset, address);
  countOwned(dataset.owner, 'datasetsCount');
  dataset.save();
  return dataset;
}

function fillFromCreation(dataset: Dataset, creation: CallData): bool {
  const name = creation.text(1);
  const multiaddr = creation.bytes(2);
  const checksum = creation.word(3);
  if (name === null || multiaddr === null || checksum === null) return false;
  dataset.name = name;
  dataset.multiaddr = multiaddr;
  dataset.checksum = checksum;
  return true;
}

function fillFromGetters(dataset: Dataset, address: Address): void {
  const contract = DatasetContract.bind(address);
  const name = contract.try_m_datasetName();
  dataset.name = name.reverted ? '' : name.value;
  const multiaddr = contract.try_m_datasetMultiaddr();
  dataset.multiaddr = multiaddr.reverted ? noBytes() : multiaddr.value;
  const checksum = contract.try_m_datasetChecksum();
  dataset.checksum = checksum.reverted ? noBytes() : checksum.value;
}
