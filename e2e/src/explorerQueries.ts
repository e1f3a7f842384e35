/**
 * What explorers and SDKs ask a PoCo subgraph, one document per kind of page. `ids` of real entities are passed as
 * variables; documents declare only those they use.
 */
export const EXPLORER_QUERIES: Readonly<Record<string, string>> = {
  'list of deals with paging probes': `query ($length: Int = 16, $skip: Int = 0, $next: Int = 16, $nextNext: Int = 32) {
    deals(first: $length, skip: $skip, orderBy: timestamp, orderDirection: desc) {
      dealid: id timestamp requester { address: id } beneficiary { address: id } callback { address: id }
      app { address: id name } dataset { address: id name } workerpool { address: id description }
      category { catid: id workClockTimeRef } bulk { id } startTime appPrice datasetPrice workerpoolPrice botSize trust
      completedTasksCount claimedTasksCount
    }
    dealsHasNext: deals(first: 1, skip: $next, orderBy: timestamp, orderDirection: desc) { dealid: id }
    dealsHasNextNext: deals(first: 1, skip: $nextNext, orderBy: timestamp, orderDirection: desc) { dealid: id }
  }`,
  'list of tasks': `{ tasks(first: 16, orderBy: timestamp, orderDirection: desc) {
    taskid: id index finalDeadline status
    deal { dealid: id requester { id } app { id name } workerpool { id description } category { workClockTimeRef } }
  } }`,
  'most pertinent apps': `{ apps(first: 16, where: { lastUsageTimestamp_gte: 1000000000 }, orderBy: usageCount,
    orderDirection: desc) {
    id owner { id } timestamp name type multiaddr checksum mrenclave lastUsageTimestamp usageCount
    transfers(orderBy: timestamp, orderDirection: desc) { transaction { txHash: id timestamp blockNumber } }
  } }`,
  'list of datasets, oldest first': `{ datasets(first: 20, orderBy: timestamp, orderDirection: asc) {
    id owner { id } name multiaddr checksum transfers { id from { id } to { id } }
  } }`,
  'list of workerpools': `{ workerpools(first: 20, orderBy: timestamp, orderDirection: desc) {
    id owner { id } description workerStakeRatio schedulerRewardRatio usageCount
    transfers { transaction { id } } events { __typename id ... on PolicyUpdate { newWorkerStakeRatio } }
  } }`,
  'deal page': `query ($deal: ID!) { deal(id: $deal) {
    id timestamp startTime params tag trust botFirst botSize completedTasksCount claimedTasksCount
    category { id name description workClockTimeRef } bulk { id hash }
    appOwner { id } datasetOwner { id } workerpoolOwner { id } sponsor { id }
    apporder { id appprice } datasetorder { id } workerpoolorder { id } requestorder { id }
    events(orderBy: timestamp) { __typename id timestamp transaction { id } }
  } }`,
  'tasks of a deal': `query ($deal: ID!) { deal(id: $deal) {
    tasks(first: 8, orderBy: index, orderDirection: asc) { id index status contributions { worker { id } status } }
  } }`,
  'other deals of the same request': `query ($sibling: ID!) { deal(id: $sibling) { requestorder {
    deals(first: 8, where: { id_not: $sibling }, orderBy: timestamp, orderDirection: desc) { id }
  } } }`,
  'task page': `query ($task: ID!) { task(id: $task) {
    id index status contributionDeadline revealDeadline finalDeadline consensus resultDigest results resultsCallback
    deal { id requester { id } beneficiary { id } callback { id } app { name } category { name workClockTimeRef } }
    events(orderBy: timestamp) {
      type: __typename id timestamp transaction { id }
      ... on TaskContribute { worker { id } hash }
      ... on TaskConsensus { consensus }
      ... on TaskReveal { worker { id } digest }
      ... on TaskFinalize { results }
    }
    rewards { account { id } value } seizes { account { id } value }
    bulkSlice { datasets(first: 8) { id name } }
  } }`,
  'app page with usages': `query ($app: ID!) { app(id: $app) {
    id name owner { id } transfers(orderBy: timestamp) { transaction { id timestamp blockNumber } }
    usages(first: 8, orderBy: timestamp, orderDirection: desc) { id timestamp }
    orders { id volume deals { id } }
  } }`,
  'bulk usages of a dataset': `query ($dataset: ID!) {
    bulkSliceice(first: 8, where: { datasets_: { id: $dataset } }, orderBy: task__timestamp, orderDirection: desc) {
      id task { id deal { id } }
    }
  }`,
  'account page': `query ($account: ID!) { account(id: $account) {
    id balance frozen score
    apps(first: 1000) { id } datasets(first: 1000) { id } workerpools(first: 1000) { id }
    contributions(first: 1000, orderBy: timestamp, orderDirection: desc) { id status task { id status } }
    dealRequester(first: 1000) { id } dealBeneficiary(first: 1000) { id }
    taskRequester(first: 5, orderBy: timestamp, orderDirection: desc) { id }
    events(first: 5, orderBy: timestamp) { __typename id }
  } }`,
  'transaction page': `query ($transaction: ID!, $tx: String!) {
    transaction(id: $transaction) { id from { id } to { id } value gasLimit gasUsed gasPrice timestamp blockNumber
      accountEvents { __typename id } taskEvents { __typename id } workerpoolEvents { __typename id }
      ressourceTransferEvent { __typename id } }
    appTransfers(where: { transaction: $tx }) { id } datasetTransfers(where: { transaction: $tx }) { id }
    workerpoolTransfers(where: { transaction: $tx }) { id } schedulerNotices(where: { transaction: $tx }) { id }
    policyUpdates(where: { transaction: $tx }) { id } ordersMatcheds(where: { transaction: $tx }) { id }
    transfers(where: { transaction: $tx }) { id value } rewards(where: { transaction: $tx }) { id value }
    seizes(where: { transaction: $tx }) { id } locks(where: { transaction: $tx }) { id }
    unlocks(where: { transaction: $tx }) { id } accurateContributions(where: { transaction: $tx }) { id }
    faultyContributions(where: { transaction: $tx }) { id } taskInitializes(where: { transaction: $tx }) { id }
    taskContributes(where: { transaction: $tx }) { id } taskConsensuses(where: { transaction: $tx }) { id }
    taskReveals(where: { transaction: $tx }) { id } taskReopens(where: { transaction: $tx }) { id }
    taskFinalizes(where: { transaction: $tx }) { id } taskClaimeds(where: { transaction: $tx }) { id }
  }`,
  'search by identifier': `query ($search: ID!) {
    app(id: $search) { id } dataset(id: $search) { id } workerpool(id: $search) { id } deal(id: $search) { id }
    task(id: $search) { id } account(id: $search) { id } transaction(id: $search) { id }
  }`,
  metrics: `{ protocol(id: "iExec") { categoriesCount appsCount datasetsCount workerpoolsCount dealsCount tasksCount
    completedTasksCount claimedTasksCount tvl } }`,
  'worker rewards and seizes': `query ($worker: String!) {
    rewards(where: { account: $worker }, orderBy: timestamp, orderDirection: desc) { value timestamp task { id } }
    seizes(where: { account: $worker }, orderBy: timestamp, orderDirection: desc) { value timestamp task { id } }
  }`,
  'what a bulk request processed': `query ($request: String!) { deals(where: { requestorder: $request }) {
    tasks { bulkSlice { datasets { id } } }
  } }`,
}
