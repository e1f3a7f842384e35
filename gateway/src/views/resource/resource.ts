import { textAt } from '../../core/source.js'
import type { ComputedField, View } from '../../core/view.js'
import { bytesOfHex, utf8OrUndefined } from '../lib/bytes.js'
import { multiaddrText } from '../lib/multiaddrText.js'
import { parseJsonObject } from '../lib/parseJsonObject.js'
import { dataSchema, declaring } from './dataSchema.js'
import { datasetDeals, resourceDeals } from './resourceDeals.js'
import { RESOURCE_KINDS } from './resourceKinds.js'
import { resourcesConnection } from './resourcesConnection.js'

const multiaddrTextField: ComputedField = {
  kind: 'value',
  needs: [{ multiaddr: true }],
  compute: (resource) => multiaddrText(textAt(resource, 'multiaddr')),
}

const lastTransferAt: ComputedField = {
  kind: 'value',
  needs: [{ timestamp: true }],
  compute: (resource) => textAt(resource, 'timestamp'),
}

/** Computed fields of apps, datasets and workerpools, and their lists. */
export const resourceView: View = {
  sdl: 'views/resource/resource.graphql',
  roots: {
    appsConnection: resourcesConnection(RESOURCE_KINDS.App),
    datasetsConnection: resourcesConnection(RESOURCE_KINDS.Dataset, {
      argument: 'dataSchema',
      filter: declaring,
    }),
    workerpoolsConnection: resourcesConnection(RESOURCE_KINDS.Workerpool),
  },
  fields: {
    App: {
      lastTransferAt,
      dealsConnection: resourceDeals(RESOURCE_KINDS.App),
      multiaddrText: multiaddrTextField,
      mrenclaveJson: {
        kind: 'value',
        needs: [{ mrenclave: true }],
        compute: (app) => {
          const bytes = bytesOfHex(textAt(app, 'mrenclave'))
          return parseJsonObject(bytes && utf8OrUndefined(bytes))
        },
      },
    },
    Dataset: { lastTransferAt, dealsConnection: datasetDeals, dataSchema, multiaddrText: multiaddrTextField },
    Workerpool: { lastTransferAt, dealsConnection: resourceDeals(RESOURCE_KINDS.Workerpool) },
  },
}
