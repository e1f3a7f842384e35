/** How one kind of resource is found in the base schema. */
export type ResourceKind = Readonly<{
  /** Base root fields of one and of many, and the field of deals that names it. */
  one: 'app' | 'dataset' | 'workerpool'
  many: 'apps' | 'datasets' | 'workerpools'
  /** Base root field of its use by the hour. */
  activities: string
  /** Counter of all of its kind. */
  counter: string
  /** What it is called by. */
  name: string
}>

/** The three kinds of resources. */
export const RESOURCE_KINDS = {
  App: {
    one: 'app',
    many: 'apps',
    activities: 'appActivities',
    counter: 'appsCount',
    name: 'name',
  },
  Dataset: {
    one: 'dataset',
    many: 'datasets',
    activities: 'datasetActivities',
    counter: 'datasetsCount',
    name: 'name',
  },
  Workerpool: {
    one: 'workerpool',
    many: 'workerpools',
    activities: 'workerpoolActivities',
    counter: 'workerpoolsCount',
    name: 'description',
  },
} as const satisfies Readonly<Record<string, ResourceKind>>
