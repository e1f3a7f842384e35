import type { TrustedDocuments } from '../guards/trustedDocuments.js'
import type { Usage } from '../guards/usage.js'
import type { LiveAdmission } from '../live/liveAdmission.js'

/** Admits the operations of one client to a connection that stays open. `openUsage` is called for each of them. */
export const admissionOf =
  (openUsage: () => Usage, trusted: TrustedDocuments): LiveAdmission =>
  (source) => {
    const isTrusted = trusted.check(source)
    const usage = openUsage()
    return {
      readDocument: isTrusted ? () => {} : usage.readDocument,
      admit: (weight) => void usage.admit({ ...weight, isTrusted }),
    }
  }
