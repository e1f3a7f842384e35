import { textAt } from '../../core/source.js'
import type { ComputedField, View } from '../../core/view.js'
import { bytesOfHex, utf8OrUndefined } from '../lib/bytes.js'
import { multiaddrText } from '../lib/multiaddrText.js'
import { parseJsonObject } from '../lib/parseJsonObject.js'

const multiaddrTextField: ComputedField = {
  kind: 'value',
  needs: [{ multiaddr: true }],
  compute: (resource) => multiaddrText(textAt(resource, 'multiaddr')),
}

/** Computed fields of apps and datasets. */
export const resourceView: View = {
  sdl: 'views/resource/resource.graphql',
  fields: {
    App: {
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
    Dataset: { multiaddrText: multiaddrTextField },
  },
}
