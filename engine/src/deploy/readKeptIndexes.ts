import { HEAD_TABLE, identifier } from '../core/tables.js'
import { databasePath } from '../runtime/indexerSettings.js'
import { isEmpty, openReader } from '../store/openDatabase.js'
import { readErrors, type StoredError } from '../store/readErrors.js'
import { keptDeployments, keptNetworks } from './buildFolder.js'

/** What a data folder has of a deployment, whether or not anybody indexes it at the moment. */
export type KeptIndex = Readonly<{
  network: string
  deployment: string
  /** Newest block that was indexed; undefined before the first. */
  head: number | undefined
  /** The error that stopped it for good. */
  failure: StoredError | undefined
}>

/** The indexes in a data folder, by network. */
export const readKeptIndexes = (dataDir: string): readonly KeptIndex[] =>
  keptNetworks(dataDir).flatMap((network) =>
    keptDeployments({ dataDir, network }).map((deployment) => {
      const db = openReader(databasePath({ dataDir, network }, { deployment }))
      try {
        if (isEmpty(db)) return { network, deployment, head: undefined, failure: undefined }
        const head = db
          .prepare<[], number>(`SELECT number FROM ${identifier(HEAD_TABLE)}`)
          .pluck()
          .get()
        return { network, deployment, head, failure: readErrors(db).find(({ fatal }) => fatal) }
      } finally {
        db.close()
      }
    }),
  )
