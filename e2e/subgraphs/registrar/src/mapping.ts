import { Address, Bytes, crypto, ethereum } from '@graphprotocol/graph-ts';
import { NameRegistered, NewOwner, NewResolver } from '../generated/Registrar/Registrar';
import { Account, Domain, Registration } from '../generated/schema';

const ROOT = '0x0000000000000000000000000000000000000000000000000000000000000000';

function accountAt(address: Address): string {
  const account = new Account(address.toHexString());
  account.save();
  return account.id;
}

function nodeBelow(parent: Bytes, label: Bytes): string {
  return crypto.keccak256(parent.concat(label)).toHexString();
}

function rootDomain(event: ethereum.Event): Domain {
  let root = Domain.load(ROOT);
  if (root == null) {
    root = new Domain(ROOT);
    root.owner = accountAt(event.transaction.from);
    root.subdomainCount = 0;
    root.save();
  }
  return root;
}

export function handleNewOwner(event: NewOwner): void {
  const root = rootDomain(event);
  const id = nodeBelow(event.params.node, event.params.label);
  let domain = Domain.load(id);
  if (domain == null) {
    domain = new Domain(id);
    domain.subdomainCount = 0;
    domain.parent = event.params.node.toHexString();
    domain.labelhash = event.params.label;
    const parent = domain.parent == ROOT ? root : Domain.load(domain.parent!);
    if (parent != null) {
      parent.subdomainCount = parent.subdomainCount + 1;
      parent.save();
    }
  }
  domain.owner = accountAt(event.params.owner);
  domain.save();
}

export function handleNameRegistered(event: NameRegistered): void {
  // The name says nothing of the domain above it: the log just before did.
  const claimed = event.transaction.input;
  const node = Bytes.fromUint8Array(claimed.subarray(4, 36));
  const domain = Domain.load(nodeBelow(node, event.params.label))!;
  domain.labelName = event.params.name;
  const above = Domain.load(node.toHexString());
  let path = event.params.name;
  if (above != null && above.name != null) path = `${path}.${above.name!}`;
  domain.name = path;
  domain.save();
  const registration = new Registration(event.params.label.toHexString());
  registration.domain = domain.id;
  registration.expires = event.params.expires;
  registration.hashed = event.params.hashed;
  registration.save();
}

export function handleNewResolver(event: NewResolver): void {
  const domain = Domain.load(event.params.node.toHexString());
  if (domain == null) return;
  domain.resolver = event.params.resolver.equals(Address.zero()) ? null : event.params.resolver;
  domain.save();
}
