// The hub is one contract to the chain and eight stories to a reader.
export { handleApproval, handleHubOwnershipTransferred } from './hub/administration';
export {
  handleBroadcastAppOrder,
  handleBroadcastDatasetOrder,
  handleBroadcastRequestOrder,
  handleBroadcastWorkerpoolOrder,
} from './hub/broadcasts';
export { handleCreateCategory } from './hub/categories';
export { handleLock, handleReward, handleSeize, handleTransfer, handleUnlock } from './hub/escrow';
export { handleDealSponsored, handleOrdersMatched, handleSchedulerNotice } from './hub/matching';
export {
  handleClosedAppOrder,
  handleClosedDatasetOrder,
  handleClosedRequestOrder,
  handleClosedWorkerpoolOrder,
  handleSignedAppOrder,
  handleSignedDatasetOrder,
  handleSignedRequestOrder,
  handleSignedWorkerpoolOrder,
} from './hub/orders';
export {
  handleTaskClaimed,
  handleTaskConsensus,
  handleTaskContribute,
  handleTaskFinalize,
  handleTaskInitialize,
  handleTaskReopen,
  handleTaskReveal,
} from './hub/tasks';
export { handleAccurateContribution, handleFaultyContribution } from './hub/verdicts';
