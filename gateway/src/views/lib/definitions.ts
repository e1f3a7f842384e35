/** Version of the definitions in docs/analytics.md, told with every answer that holds metrics. */
export const DEFINITIONS = '1'
