import { dataSource } from '@graphprotocol/graph-ts';
import { Noted, Remarked } from '../generated/Everything/Board';
import { Note, Remark } from '../generated/schema';

export function handleNote(event: Noted): void {
  const context = dataSource.context();
  const seenBy = context.getString('label');
  const note = new Note(`${event.block.number.toString()}-${event.logIndex.toString()} ${seenBy}`);
  note.seenBy = seenBy;
  note.weight = context.getBigInt('weight');
  note.board = event.address;
  note.source = dataSource.address();
  note.author = event.params.author;
  note.kind = event.params.kind;
  note.text = event.params.text;
  note.save();
}

export function handleRemark(event: Remarked): void {
  const remark = new Remark(event.transaction.hash.toHexString());
  remark.selector = event.params.selector;
  remark.author = event.params.author;
  remark.value = event.params.value;
  remark.save();
}
