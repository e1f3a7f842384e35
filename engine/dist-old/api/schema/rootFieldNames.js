import { camelCase } from './camelCase.js';
import { pluralize } from './pluralize.js';
/** Names of the two `Query` fields of a type: one entity by id, and its collection. */
export const rootFieldNames = (type) => {
    const singular = camelCase(type);
    const plural = camelCase(pluralize(type));
    return { singular, plural: plural === singular ? `${singular}_collection` : plural };
};
//# sourceMappingURL=rootFieldNames.js.map