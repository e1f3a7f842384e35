import { BigInt, Bytes, DataSourceContext, ethereum } from '@graphprotocol/graph-ts';
import { BulkFile } from '../../generated/templates';
import { DealTerms } from './dealTerms';
import { domainSeparator } from './domainSeparator';

/** Asks for the bulk file of a deal. Its handler sees no entity of the chain, so the context tells all it needs. */
export function requestBulk(cid: string, dealId: Bytes, terms: DealTerms, event: ethereum.Event): void {
  const context = new DataSourceContext();
  context.setBytes('deal', dealId);
  context.setBigInt('botFirst', terms.isBoost ? BigInt.zero() : terms.botFirst);
  context.setBigInt('botSize', terms.botSize);
  const domain = domainSeparator(event);
  if (domain !== null) context.setBytes('domain', domain);
  BulkFile.createWithContext(cid, context);
}
