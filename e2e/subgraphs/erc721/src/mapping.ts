import { Address, store } from '@graphprotocol/graph-ts';
import { Approval, Collectible as Contract, Transfer } from '../generated/Collectible/Collectible';
import { Collectible, Owner } from '../generated/schema';

function count(holder: Address, change: i32): string {
  const id = holder.toHexString();
  let owner = Owner.load(id);
  if (owner == null) {
    owner = new Owner(id);
    owner.count = 0;
  }
  owner.count = owner.count + change;
  if (owner.count == 0) store.remove('Owner', id);
  else owner.save();
  return id;
}

export function handleTransfer(event: Transfer): void {
  const id = event.params.tokenId.toString();
  let token = Collectible.load(id);
  if (token == null) {
    token = new Collectible(id);
    token.former = [];
    token.mintedAt = event.block.number;
    const uri = Contract.bind(event.address).try_tokenURI(event.params.tokenId);
    token.uri = uri.reverted ? 'gone within its block' : uri.value;
  }
  if (!event.params.from.equals(Address.zero())) {
    const former = token.former;
    former.push(count(event.params.from, -1));
    token.former = former;
  }
  token.owner = event.params.to.equals(Address.zero()) ? null : count(event.params.to, 1);
  token.approved = null;
  token.save();
}

export function handleApproval(event: Approval): void {
  const token = Collectible.load(event.params.tokenId.toString())!;
  token.approved = event.params.approved;
  token.save();
}
