import { Bytes, dataSource, ethereum } from '@graphprotocol/graph-ts';
import { IexecInterfaceToken } from '../../generated/Hub/IexecInterfaceToken';
import { chainIdOf } from '../lib/networks';
import { domainOf } from '../lib/orders';

/** EIP-712 domain separator of the hub that emitted an event; null when the hub has to be asked and is silent. */
export function domainSeparator(event: ethereum.Event): Bytes | null {
  const chainId = chainIdOf(dataSource.network());
  if (chainId != 0) return domainOf(event.address, chainId);
  const domain = IexecInterfaceToken.bind(event.address).try_eip712domain_separator();
  return domain.reverted ? null : domain.value;
}
