import {
  TaskClaimed as TaskClaimedEvent,
  TaskConsensus as TaskConsensusEvent,
  TaskContribute as TaskContributeEvent,
  TaskFinalize as TaskFinalizeEvent,
  TaskInitialize as TaskInitializeEvent,
  TaskReopen as TaskReopenEvent,
  TaskReveal as TaskRevealEvent,
} from '../../../generated/Hub/IexecInterfaceToken';
import {
  Task,
  TaskClaimed,
  TaskConsensus,
  TaskContribute,
  TaskFinalize,
  TaskInitialize,
  TaskReopen,
  TaskReveal,
} from '../../../generated/schema';
import { getOrCreateAccount, readScoreOnce } from '../../entities/account';
import {
  contributionsWith,
  createContribution,
  loadContribution,
  rejectContribution,
} from '../../entities/contribution';
import { loadDealOf, loadOrReadDeal } from '../../entities/deal';
import { stampEvent } from '../../entities/eventEntity';
import {
  callbackDataOf,
  createTask,
  loadOrReadTask,
  readTaskPlace,
  revealDeadline,
} from '../../entities/task';
import { countClaim, countCompletion } from '../../entities/taskEnd';
import { countContribution } from '../../entities/work';
import { ONE } from '../../lib/constants';
import { eventId, hexId } from '../../lib/ids';
import { initializedPlace } from '../../lib/taskPlace';

/** A task came to life. */
export function handleTaskInitialize(event: TaskInitializeEvent): void {
  const id = event.params.taskid;
  let task = Task.load(hexId(id));
  if (task === null) {
    let place = initializedPlace(id, event);
    if (place === null) place = readTaskPlace(id, event);
    if (place === null) return;
    const deal = loadOrReadDeal(place.dealId, event);
    if (deal === null) return;
    task = createTask(id, deal, place.index, event);
  }
  task.initializedAt = event.block.timestamp;
  task.timestamp = event.block.timestamp;
  task.save();

  const initialized = new TaskInitialize(eventId(event));
  stampEvent(initialized, event);
  initialized.task = task.id;
  initialized.workerpool = hexId(event.params.workerpool);
  initialized.save();
}

/** A worker committed to a result. */
export function handleTaskContribute(event: TaskContributeEvent): void {
  const task = loadOrReadTask(event.params.taskid, event);
  if (task === null) return;
  const worker = getOrCreateAccount(event.params.worker);
  if (readScoreOnce(worker, event.params.worker, event)) worker.save();

  const contribution = createContribution(event.params.taskid, event.params.worker, event.params.hash, event);
  const contributions = task.contributions;
  if (!contributions.includes(contribution.id)) {
    contributions.push(contribution.id);
    const deal = loadDealOf(task);
    if (deal !== null) countContribution(worker.id, deal.workerpool, event.block.timestamp);
  }
  task.contributions = contributions;
  task.timestamp = event.block.timestamp;
  task.save();

  const contributed = new TaskContribute(eventId(event));
  stampEvent(contributed, event);
  contributed.task = task.id;
  contributed.worker = worker.id;
  contributed.hash = event.params.hash;
  contributed.save();
}

/** Enough workers agreed. Everything is in the event: a view would show the end of the block. */
export function handleTaskConsensus(event: TaskConsensusEvent): void {
  const task = loadOrReadTask(event.params.taskid, event);
  if (task === null) return;
  const deal = loadDealOf(task);
  task.status = 'REVEALING';
  task.consensus = event.params.consensus;
  if (deal !== null) task.revealDeadline = revealDeadline(deal, event.block.timestamp);
  task.consensusAt = event.block.timestamp;
  task.winnersCount = contributionsWith(event.params.consensus, task).length;
  task.timestamp = event.block.timestamp;
  task.save();

  const consensus = new TaskConsensus(eventId(event));
  stampEvent(consensus, event);
  consensus.task = task.id;
  consensus.consensus = event.params.consensus;
  consensus.save();
}

/** A worker showed the result it had committed to. */
export function handleTaskReveal(event: TaskRevealEvent): void {
  const task = loadOrReadTask(event.params.taskid, event);
  if (task === null) return;
  const contribution = loadContribution(event.params.taskid, event.params.worker);
  if (contribution !== null && contribution.status != 'PROVED') {
    contribution.status = 'PROVED';
    contribution.revealedAt = event.block.timestamp;
    contribution.save();
    task.revealsCount = task.revealsCount + 1;
    const worker = getOrCreateAccount(event.params.worker);
    worker.provedContributionsCount = worker.provedContributionsCount.plus(ONE);
    worker.save();
  }
  if (task.revealedAt === null) task.revealedAt = event.block.timestamp;
  task.status = 'REVEALING';
  task.resultDigest = event.params.digest;
  task.timestamp = event.block.timestamp;
  task.save();

  const reveal = new TaskReveal(eventId(event));
  stampEvent(reveal, event);
  reveal.task = task.id;
  reveal.worker = getOrCreateAccount(event.params.worker).id;
  reveal.digest = event.params.digest;
  reveal.save();
}

/** Nobody revealed in time: those who agreed are out, and the task waits for other workers. */
export function handleTaskReopen(event: TaskReopenEvent): void {
  const task = loadOrReadTask(event.params.taskid, event);
  if (task === null) return;
  const consensus = task.consensus;
  if (consensus !== null) {
    const rejected = contributionsWith(consensus, task);
    for (let i = 0; i < rejected.length; i++) rejectContribution(rejected[i]);
  }
  task.status = 'ACTIVE';
  task.consensus = null;
  task.consensusAt = null;
  task.unset('winnersCount');
  task.revealDeadline = null;
  task.timestamp = event.block.timestamp;
  task.save();

  const reopen = new TaskReopen(eventId(event));
  stampEvent(reopen, event);
  reopen.task = task.id;
  reopen.save();
}

/** A task ended with a result. */
export function handleTaskFinalize(event: TaskFinalizeEvent): void {
  const task = loadOrReadTask(event.params.taskid, event);
  if (task === null) return;
  const callbackData = callbackDataOf(event.params.taskid, event);
  task.status = 'COMPLETED';
  task.results = event.params.results.toHexString();
  if (callbackData !== null) task.resultsCallback = callbackData.toHexString();
  task.finalizedAt = event.block.timestamp;
  task.timestamp = event.block.timestamp;
  task.save();

  const deal = loadDealOf(task);
  if (deal !== null) countCompletion(task, deal, event);

  const finalize = new TaskFinalize(eventId(event));
  stampEvent(finalize, event);
  finalize.task = task.id;
  finalize.results = event.params.results;
  finalize.save();
}

/** A task missed its final deadline and its price went back to the payer. */
export function handleTaskClaimed(event: TaskClaimedEvent): void {
  const task = loadOrReadTask(event.params.taskid, event);
  if (task === null) return;
  task.status = 'FAILLED';
  task.claimedAt = event.block.timestamp;
  task.timestamp = event.block.timestamp;
  task.save();

  const deal = loadDealOf(task);
  if (deal !== null) countClaim(task, deal);

  const claimed = new TaskClaimed(eventId(event));
  stampEvent(claimed, event);
  claimed.task = task.id;
  claimed.save();
}
