import { bytesToHex, parseHex } from '../core/hex.js';
import { deterministic } from '../host/hostError.js';
/** The data source of a test, and those created during it. */
export class DataSourceMocks {
    #created;
    #current;
    constructor(templates) {
        this.#created = new Map(templates.map((name) => [name, new Map()]));
    }
    /** Undefined until a test says something. */
    get current() {
        return this.#current;
    }
    set current(values) {
        this.#current = values;
    }
    /** Data sources created from a template, by their first parameter; undefined for an unknown template. */
    created(template) {
        return this.#created.get(template);
    }
    create(template, params, context) {
        const created = this.#created.get(template);
        if (!created)
            throw deterministic(`Failed to create data source from name \`${template}\`: No template with this name available. Available names: ${[...this.#created.keys()].join(', ')}.`);
        created.set(params[0] ?? '', { params, context });
    }
}
const ZERO = '0x0000000000000000000000000000000000000000';
/** What `dataSource.address()` returns for a mocked text: an address, or for file data sources the text itself. */
export const mockedAddress = (text) => {
    const bytes = parseHex(text);
    const isAddress = bytes?.length === 20 && (bytesToHex(bytes) !== ZERO || text === ZERO);
    return isAddress ? bytes : Buffer.from(text);
};
//# sourceMappingURL=dataSourceMocks.js.map