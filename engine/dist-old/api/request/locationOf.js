import { NO_POSITION } from './queryError.js';
/** Where a node of the query text begins: a field at its alias. */
export const locationOf = ({ loc }) => loc ? { line: loc.startToken.line, column: loc.startToken.column } : NO_POSITION;
//# sourceMappingURL=locationOf.js.map