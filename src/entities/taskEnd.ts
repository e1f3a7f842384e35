import { ethereum } from '@graphprotocol/graph-ts';
import { Account, App, Category, Dataset, Deal, Task, Workerpool } from '../../generated/schema';
import { recordClaim, recordCompletion } from './activity';
import { addAmount, countOne, uncountOne } from './counting';
import { isSponsored, payerOf, priceOf } from './payment';
import { getOrCreateProtocol } from './protocol';

/** Counts a task that ended with a result; everybody was paid before. The deal is saved, the task is not changed. */
export function countCompletion(task: Task, deal: Deal, event: ethereum.Event): void {
  countEnd(deal, 'completedTasksCount');
  const app = App.load(deal.app)!;
  addAmount(app, 'revenue', deal.appPrice);
  app.save();
  const datasetId = deal.dataset;
  if (datasetId !== null) {
    const dataset = Dataset.load(datasetId)!;
    addAmount(dataset, 'revenue', deal.datasetPrice);
    dataset.save();
  }
  const workerpool = Workerpool.load(deal.workerpool)!;
  addAmount(workerpool, 'revenue', deal.workerpoolPrice);
  addAmount(workerpool, 'schedulerEarnings', task.schedulerReward);
  addAmount(workerpool, 'workersEarnings', task.workersReward);
  addAmount(workerpool, 'kittyShares', task.kittyShare);
  addAmount(workerpool, 'stakeSlashed', task.stakeSlashed);
  workerpool.save();

  const protocol = getOrCreateProtocol();
  addAmount(protocol, 'volumeSettled', priceOf(deal));
  if (isSponsored(deal)) addAmount(protocol, 'volumeSponsored', priceOf(deal));
  addAmount(protocol, 'appsRevenue', deal.appPrice);
  addAmount(protocol, 'datasetsRevenue', deal.datasetPrice);
  addAmount(protocol, 'workerpoolsRevenue', deal.workerpoolPrice);
  addAmount(protocol, 'schedulersRevenue', task.schedulerReward);
  addAmount(protocol, 'workersRevenue', task.workersReward);
  addAmount(protocol, 'kittyShares', task.kittyShare);
  addAmount(protocol, 'stakeSlashed', task.stakeSlashed);
  protocol.save();
  recordCompletion(task, deal, event.block.timestamp);
}

/** Counts a task that was claimed back. The deal is saved, the task is not changed. */
export function countClaim(task: Task, deal: Deal): void {
  countEnd(deal, 'claimedTasksCount');
  const payer = Account.load(payerOf(deal))!;
  addAmount(payer, 'refunded', priceOf(deal));
  payer.save();
  const workerpool = Workerpool.load(deal.workerpool)!;
  addAmount(workerpool, 'stakeSlashed', task.stakeSlashed);
  workerpool.save();
  const protocol = getOrCreateProtocol();
  addAmount(protocol, 'volumeRefunded', priceOf(deal));
  addAmount(protocol, 'stakeSlashed', task.stakeSlashed);
  protocol.save();
  recordClaim(task, deal);
}

function countEnd(deal: Deal, field: string): void {
  countOne(deal, field);
  uncountOne(deal, 'pendingTasksCount');
  deal.save();
  const app = App.load(deal.app)!;
  countOne(app, field);
  app.save();
  const datasetId = deal.dataset;
  if (datasetId !== null) {
    const dataset = Dataset.load(datasetId)!;
    countOne(dataset, field);
    dataset.save();
  }
  const workerpool = Workerpool.load(deal.workerpool)!;
  countOne(workerpool, field);
  workerpool.save();
  const category = Category.load(deal.category)!;
  countOne(category, field);
  category.save();
  const protocol = getOrCreateProtocol();
  countOne(protocol, field);
  protocol.save();
}
