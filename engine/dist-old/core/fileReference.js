import { base16 } from 'multiformats/bases/base16';
import { base32, base32upper } from 'multiformats/bases/base32';
import { base36 } from 'multiformats/bases/base36';
import { base58btc } from 'multiformats/bases/base58';
import { base64url } from 'multiformats/bases/base64';
import { CID } from 'multiformats/cid';
const BASES = base32.decoder
    .or(base58btc.decoder)
    .or(base36.decoder)
    .or(base32upper.decoder)
    .or(base16.decoder)
    .or(base64url.decoder);
/**
 * The normal form `<cid>[/<path>]` of a text that names a file on IPFS: that form itself, with `/ipfs/` or
 * `ipfs://` before it, or the URL of a gateway. Undefined when the text names none.
 */
export const parseFileReference = (text) => {
    const [root = '', ...path] = stripPrefix(text.trim()).split('/');
    const cid = parseCid(root);
    // Dot segments would climb out of `/ipfs/` in the URL of a gateway.
    if (!cid || path.some((segment) => segment === '.' || segment === '..'))
        return undefined;
    return [cid.toString(), ...path.filter((segment) => segment !== '')].join('/');
};
const stripPrefix = (text) => {
    if (/^https?:\/\//i.test(text))
        return fromUrl(text);
    return text.replace(/^ipfs:\/\//i, '').replace(/^\/?(ipfs\/)?/, '');
};
const fromUrl = (text) => {
    if (!URL.canParse(text))
        return '';
    const { pathname, searchParams } = new URL(text);
    const start = pathname.indexOf('/ipfs/');
    return start === -1 ? (searchParams.get('arg') ?? '') : pathname.slice(start + '/ipfs/'.length);
};
const parseCid = (text) => {
    try {
        return CID.parse(text, BASES);
    }
    catch {
        return undefined;
    }
};
//# sourceMappingURL=fileReference.js.map