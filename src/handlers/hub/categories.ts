import { CreateCategory as CreateCategoryEvent } from '../../../generated/Hub/IexecInterfaceToken';
import { saveCategory } from '../../entities/category';
import { getOrCreateProtocol } from '../../entities/protocol';
import { ONE } from '../../lib/constants';

/** A category was added; categories are never changed or removed. */
export function handleCreateCategory(event: CreateCategoryEvent): void {
  saveCategory(
    event.params.catid,
    event.params.name,
    event.params.description,
    event.params.workClockTimeRef,
    event.block.timestamp,
  );
  const protocol = getOrCreateProtocol();
  protocol.categoriesCount = protocol.categoriesCount.plus(ONE);
  protocol.save();
}
