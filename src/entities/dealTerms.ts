import { Address, BigInt, Bytes, dataSource, ethereum } from '@graphprotocol/graph-ts';
import { IexecInterfaceToken, OrdersMatched } from '../../generated/Hub/IexecInterfaceToken';
import { App, Dataset, Workerpool } from '../../generated/schema';
import { CallData } from '../lib/calldata';
import { ONE, ZERO_ADDRESS } from '../lib/constants';
import { hexId } from '../lib/ids';
import { dealsHaveSponsor } from '../lib/networks';
import {
  BENEFICIARY,
  CALLBACK,
  OrderSet,
  PARAMS,
  PRICE,
  REQUEST_CATEGORY,
  REQUEST_TAG,
  REQUEST_TRUST,
  REQUESTER,
  TAG,
} from '../lib/orders';
import { noBytes, orWords } from '../lib/words';
import { firstIndexOf } from './matchedOrders';

const HUNDRED: BigInt = BigInt.fromI32(100);

/** Bits of a dataset's tag that newer hubs leave out of the deal's tag. */
const FRAMEWORK_BITS: u8 = 0x0e;

/** What the parties of a deal agreed on. Amounts are nRLC. */
export class DealTerms {
  app: Address = ZERO_ADDRESS;
  appOwner: Address = ZERO_ADDRESS;
  appPrice: BigInt = BigInt.zero();
  dataset: Address = ZERO_ADDRESS;
  datasetOwner: Address = ZERO_ADDRESS;
  datasetPrice: BigInt = BigInt.zero();
  workerpool: Address = ZERO_ADDRESS;
  workerpoolOwner: Address = ZERO_ADDRESS;
  workerpoolPrice: BigInt = BigInt.zero();
  trust: BigInt = ONE;
  category: BigInt = BigInt.zero();
  tag: Bytes = noBytes();
  requester: Address = ZERO_ADDRESS;
  beneficiary: Address = ZERO_ADDRESS;
  callback: Address = ZERO_ADDRESS;
  params: string = '';
  startTime: BigInt = BigInt.zero();
  botFirst: BigInt = BigInt.zero();
  botSize: BigInt = BigInt.zero();
  workerStake: BigInt = BigInt.zero();
  schedulerRewardRatio: BigInt = BigInt.zero();
  sponsor: Address = ZERO_ADDRESS;
  isBoost: bool = false;
}

/**
 * Terms as the hub stored them. Null when it has no such deal, as for the deals of the Boost extension (see
 * `readBoostTerms`), or does not answer, as during an upgrade.
 */
export function readTerms(id: Bytes, event: ethereum.Event): DealTerms | null {
  const view = IexecInterfaceToken.bind(event.address).try_viewDeal(id);
  if (view.reverted || view.value.requester == ZERO_ADDRESS) return null;
  const deal = view.value;
  const terms = new DealTerms();
  terms.app = deal.app.pointer;
  terms.appOwner = deal.app.owner;
  terms.appPrice = deal.app.price;
  terms.dataset = deal.dataset.pointer;
  terms.datasetOwner = deal.dataset.owner;
  terms.datasetPrice = deal.dataset.price;
  terms.workerpool = deal.workerpool.pointer;
  terms.workerpoolOwner = deal.workerpool.owner;
  terms.workerpoolPrice = deal.workerpool.price;
  terms.trust = deal.trust;
  terms.category = deal.category;
  terms.tag = deal.tag;
  terms.requester = deal.requester;
  terms.beneficiary = deal.beneficiary;
  terms.callback = deal.callback;
  terms.params = deal.params;
  terms.startTime = deal.startTime;
  terms.botFirst = deal.botFirst;
  terms.botSize = deal.botSize;
  terms.workerStake = deal.workerStake;
  terms.schedulerRewardRatio = deal.schedulerRewardRatio;
  if (dealsHaveSponsor(dataSource.network(), event.block.number)) terms.sponsor = deal.sponsor;
  return terms;
}

/**
 * Terms as the hub derives them from the orders, which saves asking it. Null unless all of them are certain:
 * the hub was called directly, and owners and policies are those of resources followed since their creation.
 */
export function deriveTerms(orders: OrderSet, event: OrdersMatched): DealTerms | null {
  const to = event.transaction.to;
  if (to === null || to != event.address || !orders.isOutermost) return null;
  const terms = new DealTerms();
  if (!deriveResources(terms, orders) || !deriveRequest(terms, orders)) return null;
  const tag = dealTag(orders);
  const botFirst = firstIndexOf(event.params.dealid, event.params.requestHash);
  if (tag === null || botFirst === null) return null;
  terms.tag = tag;
  terms.botFirst = botFirst;
  terms.botSize = event.params.volume;
  terms.startTime = event.block.timestamp;
  terms.isBoost = orders.isBoost();
  if (terms.isBoost) terms.workerStake = BigInt.zero();
  if (terms.isBoost || dealsHaveSponsor(dataSource.network(), event.block.number)) {
    terms.sponsor = orders.isSponsored() ? event.transaction.from : terms.requester;
  }
  return terms;
}

function deriveResources(terms: DealTerms, orders: OrderSet): bool {
  const app = orders.app.address(0);
  const appPrice = orders.app.uint(PRICE);
  const pool = orders.workerpool.address(0);
  const poolPrice = orders.workerpool.uint(PRICE);
  if (app === null || appPrice === null || pool === null || poolPrice === null) return false;
  const knownApp = App.load(hexId(app));
  const knownPool = Workerpool.load(hexId(pool));
  if (knownApp === null || knownPool === null) return false;
  // A resource without a transfer was never seen minted, so its owner may have changed unseen.
  if (knownApp.timestamp.isZero() || knownPool.timestamp.isZero()) return false;
  terms.app = app;
  terms.appOwner = Address.fromString(knownApp.owner);
  terms.appPrice = appPrice;
  terms.workerpool = pool;
  terms.workerpoolOwner = Address.fromString(knownPool.owner);
  terms.workerpoolPrice = poolPrice;
  terms.workerStake = poolPrice.times(knownPool.workerStakeRatio).div(HUNDRED);
  terms.schedulerRewardRatio = knownPool.schedulerRewardRatio;
  return !orders.hasDataset() || deriveDataset(terms, orders.dataset);
}

function deriveDataset(terms: DealTerms, order: CallData): bool {
  const dataset = order.address(0);
  const price = order.uint(PRICE);
  if (dataset === null || price === null) return false;
  const known = Dataset.load(hexId(dataset));
  if (known === null || known.timestamp.isZero()) return false;
  terms.dataset = dataset;
  terms.datasetOwner = Address.fromString(known.owner);
  terms.datasetPrice = price;
  return true;
}

function deriveRequest(terms: DealTerms, orders: OrderSet): bool {
  const trust = orders.request.uint(REQUEST_TRUST);
  const category = orders.request.uint(REQUEST_CATEGORY);
  const requester = orders.request.address(REQUESTER);
  const beneficiary = orders.request.address(BENEFICIARY);
  const callback = orders.request.address(CALLBACK);
  const params = orders.request.text(PARAMS);
  if (trust === null || category === null || requester === null) return false;
  if (beneficiary === null || callback === null || params === null) return false;
  terms.trust = trust.isZero() ? ONE : trust;
  terms.category = category;
  terms.requester = requester;
  terms.beneficiary = beneficiary;
  terms.callback = callback;
  terms.params = params;
  return true;
}

/** Tag of the deal; null when it depends on the version of the hub what the dataset order adds. */
function dealTag(orders: OrderSet): Bytes | null {
  const app = orders.app.word(TAG);
  const dataset = orders.dataset.word(TAG);
  const request = orders.request.word(REQUEST_TAG);
  if (app === null || dataset === null || request === null) return null;
  const common = orWords(app, request);
  const all = orWords(common, dataset);
  // Boost takes all that the call says, even of the order that stands for no dataset.
  if (all == common || orders.isBoost()) return all;
  const added = all[31] ^ common[31];
  return orders.hasDataset() && (added & FRAMEWORK_BITS) == 0 ? all : null;
}
