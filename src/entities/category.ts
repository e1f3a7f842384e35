import { Address, BigInt } from '@graphprotocol/graph-ts';
import { IexecInterfaceToken } from '../../generated/Hub/IexecInterfaceToken';
import { Category } from '../../generated/schema';
import { zeroCounts } from './counting';

/** Stores a category. Categories never change, so storing one again is harmless. */
export function saveCategory(
  index: BigInt,
  name: string,
  description: string,
  workClockTimeRef: BigInt,
  timestamp: BigInt,
): Category {
  const category = getOrNewCategory(index);
  category.name = name;
  category.description = description;
  category.workClockTimeRef = workClockTimeRef;
  category.timestamp = timestamp;
  category.save();
  return category;
}

function getOrNewCategory(index: BigInt): Category {
  const known = Category.load(index.toString());
  if (known !== null) return known;
  const category = new Category(index.toString());
  zeroCounts(category, ['dealsCount', 'tasksCount', 'completedTasksCount', 'claimedTasksCount']);
  return category;
}

/** The stored category; one created before the first indexed block is read from the hub. Null if unreadable. */
export function loadOrReadCategory(hub: Address, index: BigInt): Category | null {
  const known = Category.load(index.toString());
  if (known !== null) return known;
  const view = IexecInterfaceToken.bind(hub).try_viewCategory(index);
  if (view.reverted) return null;
  const category = view.value;
  return saveCategory(index, category.name, category.description, category.workClockTimeRef, BigInt.zero());
}
