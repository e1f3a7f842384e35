import { PolicyUpdate, Workerpool } from '../../generated/schema';
import { PolicyUpdate as PolicyUpdateEvent } from '../../generated/templates/Workerpool/Workerpool';
import { stampEvent } from '../entities/eventEntity';
import { eventId, hexId } from '../lib/ids';

/** A workerpool changed its policies. */
export function handlePolicyUpdate(event: PolicyUpdateEvent): void {
  const workerpool = Workerpool.load(hexId(event.address));
  if (workerpool === null) return;
  workerpool.workerStakeRatio = event.params.newWorkerStakeRatioPolicy;
  workerpool.schedulerRewardRatio = event.params.newSchedulerRewardRatioPolicy;
  workerpool.save();

  const update = new PolicyUpdate(eventId(event));
  stampEvent(update, event);
  update.workerpool = workerpool.id;
  update.oldWorkerStakeRatio = event.params.oldWorkerStakeRatioPolicy;
  update.newWorkerStakeRatio = event.params.newWorkerStakeRatioPolicy;
  update.oldSchedulerRewardRatio = event.params.oldSchedulerRewardRatioPolicy;
  update.newSchedulerRewardRatio = event.params.newSchedulerRewardRatioPolicy;
  update.save();
}
