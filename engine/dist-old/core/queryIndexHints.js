import { EngineError } from './errors.js';
/**
 * Reads hints: for each entity type a list of fields, or of several fields with blanks between them, such as
 * `{ "Deal": ["timestamp", "app timestamp"] }`.
 *
 * @throws EngineError naming the hint that no stored field answers to
 */
export const parseIndexHints = (text, schema, path) => {
    const refuse = (problem, cause) => new EngineError(`The index hints ${path} cannot be used: ${problem}.`, {
        facts: { path },
        remedy: 'Name entity types of the schema and stored fields of theirs, as in { "Deal": ["app timestamp"] }.',
        cause,
    });
    let hints;
    try {
        hints = JSON.parse(text);
    }
    catch (cause) {
        throw refuse('they are no JSON', cause);
    }
    if (typeof hints !== 'object' || hints === null || Array.isArray(hints))
        throw refuse('they are no object');
    return Object.entries(hints).flatMap(([name, list]) => {
        const type = schema.entities.get(name);
        if (!type)
            throw refuse(`there is no entity type "${name}"`);
        if (!Array.isArray(list))
            throw refuse(`"${name}" has no list`);
        return list.map((hint) => {
            const fields = String(hint)
                .split(' ')
                .map((field) => type.stored.find((stored) => stored.name === field && !stored.list));
            const known = fields.filter((field) => field !== undefined);
            if (known.length < fields.length)
                throw refuse(`"${name}" has no single stored fields "${hint}"`);
            return { type, fields: known };
        });
    });
};
//# sourceMappingURL=queryIndexHints.js.map