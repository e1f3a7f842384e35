import { Bytes, dataSource, JSONValueKind, json } from '@graphprotocol/graph-ts';
import { Attribute, Metadata } from '../generated/schema';

export function handleMetadata(content: Bytes): void {
  const metadata = new Metadata(dataSource.stringParam());
  const parsed = json.try_fromBytes(content);
  if (parsed.isOk && parsed.value.kind == JSONValueKind.OBJECT) {
    const document = parsed.value.toObject();
    const name = document.get('name');
    if (name != null && name.kind == JSONValueKind.STRING) metadata.name = name.toString();
    const level = document.get('level');
    if (level != null && level.kind == JSONValueKind.NUMBER) metadata.level = level.toBigInt();
    const attributes = document.get('attributes');
    if (attributes != null && attributes.kind == JSONValueKind.ARRAY) {
      const list = attributes.toArray();
      for (let index = 0; index < list.length; index += 1) {
        const entry = list[index].toObject();
        const attribute = new Attribute(`${metadata.id}-${index.toString()}`);
        attribute.metadata = metadata.id;
        attribute.trait = entry.mustGet('trait_type').toString();
        attribute.value = entry.mustGet('value').toString();
        attribute.save();
      }
    }
  }
  metadata.save();
}
