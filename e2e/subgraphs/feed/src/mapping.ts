import { BigDecimal } from '@graphprotocol/graph-ts';
import { PriceUpdated } from '../generated/Feed/Feed';
import { Price } from '../generated/schema';

export function handlePrice(event: PriceUpdated): void {
  // Id and time are set by the store, whatever is written here.
  const point = new Price(0);
  point.timestamp = 0;
  point.pair = event.params.pair;
  point.price = event.params.price.divDecimal(BigDecimal.fromString('100'));
  point.volume = event.params.volume;
  point.save();
}
