import { dump } from 'js-yaml';
import { contentId } from '../files/contentId.js';
/**
 * Id that the build has wherever it is deployed: that of its manifest on IPFS, in which each file is named by its own
 * id there. The text of the manifest is the one that `graph deploy` uploads.
 *
 * @param manifest as parsed from YAML, with every key it has
 * @param files contents by their path in the manifest
 */
export const deploymentId = (manifest, files) => {
    const text = dump(withLinks(manifest, files), { noRefs: true, sortKeys: true });
    return contentId(Buffer.from(text));
};
const withLinks = (value, files) => {
    if (Array.isArray(value))
        return value.map((element) => withLinks(element, files));
    if (typeof value !== 'object' || value === null)
        return value;
    return Object.fromEntries(Object.entries(value).map(([key, member]) => {
        const content = key === 'file' && typeof member === 'string' ? files.get(member) : undefined;
        return [key, content ? { '/': `/ipfs/${contentId(content)}` } : withLinks(member, files)];
    }));
};
//# sourceMappingURL=deploymentId.js.map