import { Address, BigDecimal, BigInt, Bytes } from '@graphprotocol/graph-ts';
import { PairCreated } from '../generated/Exchange/Exchange';
import { Token as TokenContract } from '../generated/Exchange/Token';
import { Exchange, Pair, PairDay, Swap, Token } from '../generated/schema';
import { Pair as PairTemplate } from '../generated/templates';
import { Mint, Swap as SwapEvent, Sync } from '../generated/templates/Pair/Pair';

function tokenAt(address: Address): Bytes {
  if (Token.load(address) == null) {
    const token = new Token(address);
    const symbol = TokenContract.bind(address).try_symbol();
    if (!symbol.reverted) token.symbol = symbol.value;
    token.save();
  }
  return address;
}

export function handlePairCreated(event: PairCreated): void {
  let exchange = Exchange.load(event.address);
  if (exchange == null) {
    exchange = new Exchange(event.address);
    exchange.pairsCount = 0;
  }
  exchange.pairsCount = exchange.pairsCount + 1;
  exchange.save();
  const pair = new Pair(event.params.pair);
  pair.index = event.params.param3;
  pair.token0 = tokenAt(event.params.token0);
  pair.token1 = tokenAt(event.params.token1);
  pair.reserve0 = BigInt.zero();
  pair.reserve1 = BigInt.zero();
  pair.price = BigDecimal.zero();
  pair.mints = 0;
  pair.save();
  PairTemplate.create(event.params.pair);
}

export function handleMint(event: Mint): void {
  const pair = Pair.load(event.address)!;
  pair.mints = pair.mints + 1;
  pair.save();
}

export function handleSync(event: Sync): void {
  const pair = Pair.load(event.address)!;
  pair.reserve0 = event.params.reserve0;
  pair.reserve1 = event.params.reserve1;
  pair.price = event.params.reserve1.divDecimal(event.params.reserve0.toBigDecimal());
  pair.save();
}

export function handleSwap(event: SwapEvent): void {
  const swap = new Swap(`${event.block.number.toString()}-${event.logIndex.toString()}`);
  swap.pair = event.address;
  swap.sender = event.params.sender;
  swap.to = event.params.to;
  swap.amount0 = event.params.amount0;
  swap.amount1 = event.params.amount1;
  swap.save();
  const day = event.block.timestamp.toI32() / 86400;
  const id = `${event.address.toHexString()}-${day.toString()}`;
  let pairDay = PairDay.load(id);
  if (pairDay == null) {
    pairDay = new PairDay(id);
    pairDay.pair = event.address;
    pairDay.day = day;
    pairDay.volume0 = BigInt.zero();
    pairDay.swaps = 0;
  }
  pairDay.volume0 = pairDay.volume0.plus(event.params.amount0.abs());
  pairDay.swaps = pairDay.swaps + 1;
  pairDay.save();
}
