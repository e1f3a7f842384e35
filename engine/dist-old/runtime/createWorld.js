import { HandlerError } from '../core/handler.js';
import { hexToBytes } from '../core/hex.js';
/** Thrown through a handler that asks for state which must be fetched first; the handler is run again then. */
export class MissingState {
    query;
    constructor(query) {
        this.query = query;
    }
}
/**
 * The world for one run of a handler. What the handler asks for beyond entities is kept aside until it has
 * ended well: requests for data sources, and what it logs.
 */
export const createSession = (parts, { source, handler, trigger: { block } }) => {
    const requests = [];
    const entries = [];
    const where = { block: String(block.number), handler };
    let calls = 0;
    const ask = (query) => {
        const known = parts.state.get(block.hash, query);
        if (known === undefined)
            throw new MissingState(query);
        return known;
    };
    return {
        requests,
        calls: () => calls,
        entries,
        world: {
            store: parts.store,
            call: (to, data) => {
                calls += 1;
                return ask({ kind: 'call', to, data });
            },
            balance: (address) => BigInt(ask({ kind: 'balance', address }) ?? '0x0'),
            hasCode: (address) => (ask({ kind: 'code', address }) ?? '0x') !== '0x',
            createDataSource: (name, params, context) => requests.push({
                template: templateNumber(parts.templates, name, source.name),
                params,
                context: context ?? {},
            }),
            dataSource: {
                address: source.address === undefined ? new Uint8Array() : hexToBytes(source.address),
                network: source.network,
                context: source.context,
            },
            log: (level, text) => entries.push({ level, text, module: source.name, arguments: where }),
        },
    };
};
/** Index of a template by its name. */
export const templateNumber = (templates, name, parent) => {
    const template = templates.indexOf(name);
    if (template === -1)
        throw new HandlerError(`Failed to create data source from name \`${name}\`: No template with this name in parent data source \`${parent}\`. Available names: ${templates.join(', ')}.`, { class: 'deterministic', facts: { template: name, dataSource: parent } });
    return template;
};
//# sourceMappingURL=createWorld.js.map