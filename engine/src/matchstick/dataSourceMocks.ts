import { bytesToHex, parseHex } from '../core/hex.js'
import { deterministic } from '../host/hostError.js'
import type { StoreFields } from '../host/storeValue.js'

/** What a test made `dataSource` say of itself. */
export type MockedDataSource = Readonly<{ address: string; network: string; context: StoreFields }>

/** A data source that a mapping created from a template. */
export type CreatedDataSource = Readonly<{ params: readonly string[]; context: StoreFields | undefined }>

/** The data source of a test, and those created during it. */
export class DataSourceMocks {
  readonly #created: ReadonlyMap<string, Map<string, CreatedDataSource>>
  #current: MockedDataSource | undefined

  constructor(templates: readonly string[]) {
    this.#created = new Map(templates.map((name) => [name, new Map()]))
  }

  /** Undefined until a test says something. */
  get current(): MockedDataSource | undefined {
    return this.#current
  }

  set current(values: MockedDataSource | undefined) {
    this.#current = values
  }

  /** Data sources created from a template, by their first parameter; undefined for an unknown template. */
  created(template: string): ReadonlyMap<string, CreatedDataSource> | undefined {
    return this.#created.get(template)
  }

  create(template: string, params: readonly string[], context: StoreFields | undefined): void {
    const created = this.#created.get(template)
    if (!created)
      throw deterministic(
        `Failed to create data source from name \`${template}\`: No template with this name available. Available names: ${[...this.#created.keys()].join(', ')}.`,
      )
    created.set(params[0] ?? '', { params, context })
  }
}

const ZERO = '0x0000000000000000000000000000000000000000'

/** What `dataSource.address()` returns for a mocked text: an address, or for file data sources the text itself. */
export const mockedAddress = (text: string): Uint8Array => {
  const bytes = parseHex(text)
  const isAddress = bytes?.length === 20 && (bytesToHex(bytes) !== ZERO || text === ZERO)
  return isAddress ? bytes : Buffer.from(text)
}
