import { deterministic } from '../hostError.js';
import { viewBytes } from '../memory/bytes.js';
import { writeYamlResult, writeYamlValue } from '../memory/yamlValue.js';
import { parseYaml } from '../yaml/parseYaml.js';
import { attempt } from './json.js';
const MAX_BYTES = 10_000_000;
const utf8 = new TextDecoder('utf-8', { fatal: true });
const decodeYaml = (bytes) => {
    if (bytes.length > MAX_BYTES)
        throw deterministic(`YAML of ${bytes.length} bytes is larger than the limit of ${MAX_BYTES} bytes`);
    try {
        return parseYaml(utf8.decode(bytes));
    }
    catch (cause) {
        throw deterministic(`Failed to parse YAML: ${cause.message}`, cause);
    }
};
/** `yaml.*`: documents written by strangers. */
export const yamlImports = ({ heap }) => ({
    'yaml.fromBytes': (bytes) => writeYamlValue(heap, decodeYaml(viewBytes(heap, bytes))),
    'yaml.try_fromBytes': (pointer) => {
        const bytes = viewBytes(heap, pointer);
        return writeYamlResult(heap, attempt(() => decodeYaml(bytes)));
    },
});
//# sourceMappingURL=yaml.js.map