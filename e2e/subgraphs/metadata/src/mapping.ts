import { Collectible as Contract, Transfer } from '../generated/Collectible/Collectible';
import { Collectible } from '../generated/schema';
import { Metadata as MetadataTemplate } from '../generated/templates';

export function handleTransfer(event: Transfer): void {
  const id = event.params.tokenId.toString();
  let token = Collectible.load(id);
  if (token == null) {
    token = new Collectible(id);
    const uri = Contract.bind(event.address).try_tokenURI(event.params.tokenId);
    if (!uri.reverted && uri.value.startsWith('ipfs://')) {
      const cid = uri.value.slice(7);
      token.metadata = cid;
      MetadataTemplate.create(cid);
    }
  }
  token.owner = event.params.to;
  token.save();
}
