import { Value } from '@graphprotocol/graph-ts';
import { Deal, RessourceUser } from '../../generated/schema';
import { addCount, countOne, noteEarliest, noteLatest, zeroCounts } from './counting';

/**
 * Counts the use of a resource by the requester of a deal, and says whether it is the first one.
 *
 * @param kind `app`, `dataset` or `workerpool`
 */
export function countUser(kind: string, ressource: string, deal: Deal): bool {
  const user = getOrNewUser(kind, ressource, deal.requester);
  const isFirst = user.dealsCount.isZero();
  countOne(user, 'dealsCount');
  addCount(user, 'tasksCount', deal.botSize);
  noteEarliest(user, 'firstUsedAt', deal.startTime);
  noteLatest(user, 'lastUsedAt', deal.startTime);
  user.save();
  return isFirst;
}

function getOrNewUser(kind: string, ressource: string, requester: string): RessourceUser {
  const id = `${ressource}-${requester}`;
  const known = RessourceUser.load(id);
  if (known !== null) return known;
  const user = new RessourceUser(id);
  user.set(kind, Value.fromString(ressource));
  user.requester = requester;
  zeroCounts(user, ['dealsCount', 'tasksCount']);
  return user;
}
