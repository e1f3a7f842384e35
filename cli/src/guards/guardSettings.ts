/** Settings of what clients may use, for commands that serve the gateway. */
export const GUARD_SETTINGS = [
  'rateLimit',
  'rateBurst',
  'apiKeys',
  'trustProxy',
  'trustedDocuments',
  'onlyTrusted',
] as const
