import { fileURLToPath } from 'node:url';
/** Path of a built program beside the module at `url`, also when that module runs from its source. */
export const builtFile = (url, name) => fileURLToPath(new URL(url.endsWith('.ts') ? `../../dist/matchstick/${name}` : `./${name}`, url));
//# sourceMappingURL=builtFile.js.map