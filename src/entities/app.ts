import { Address } from '@graphprotocol/graph-ts';
import { App as AppContract } from '../../generated/AppRegistry/App';
import { App } from '../../generated/schema';
import { CallData } from '../lib/calldata';
import { hexId } from '../lib/ids';
import { noBytes } from '../lib/words';
import { beginRessource, countOwned } from './ressource';

/**
 * The stored app; created when unknown, from the arguments of `createApp` where they are at hand, else from
 * the getters of the contract. A getter that does not answer leaves its field empty.
 */
export function getOrCreateApp(address: Address, owner: Address, creation: CallData | null): App {
  const id = hexId(address);
  const known = App.load(id);
  if (known !== null) return known;
  const app = new App(id);
  beginRessource(app, owner);
  if (creation === null || !fillFromCreation(app, creation)) fillFromGetters(app, address);
  countOwned(app.owner, 'appsCount');
  app.save();
  return app;
}

function fillFromCreation(app: App, creation: CallData): bool {
  const name = creation.text(1);
  const type = creation.text(2);
  const multiaddr = creation.bytes(3);
  const checksum = creation.word(4);
  const mrenclave = creation.bytes(5);
  if (name === null || type === null || multiaddr === null || checksum === null || mrenclave === null)
    return false;
  app.name = name;
  app.type = type;
  app.multiaddr = multiaddr;
  app.checksum = checksum;
  app.mrenclave = mrenclave;
  return true;
}

function fillFromGetters(app: App, address: Address): void {
  const contract = AppContract.bind(address);
  const name = contract.try_m_appName();
  app.name = name.reverted ? '' : name.value;
  const type = contract.try_m_appType();
  app.type = type.reverted ? '' : type.value;
  const multiaddr = contract.try_m_appMultiaddr();
  app.multiaddr = multiaddr.reverted ? noBytes() : multiaddr.value;
  const checksum = contract.try_m_appChecksum();
  app.checksum = checksum.reverted ? noBytes() : checksum.value;
  const mrenclave = contract.try_m_appMREnclave();
  app.mrenclave = mrenclave.reverted ? noBytes() : mrenclave.value;
}
