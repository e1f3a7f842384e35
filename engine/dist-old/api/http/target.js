/**
 * Reads the path of a request; `page` is true for the query page of the target.
 *
 * @example
 * parseTarget('/subgraphs/name/arbitrum-one/poco/graphql') // { target: { by: 'name', … }, page: true }
 */
export const parseTarget = (path) => {
    const name = /^\/subgraphs\/name\/(.+)$/.exec(path)?.[1];
    if (name !== undefined) {
        const parts = name.split('/').filter((part) => part !== '');
        const page = parts.length > 1 && parts.at(-1) === 'graphql';
        const value = decode((page ? parts.slice(0, -1) : parts).join('/'));
        return { target: value === '' ? undefined : { by: 'name', value }, page };
    }
    const id = /^\/subgraphs\/id\/([^/]+)(\/graphql)?$/.exec(path);
    if (id)
        return { target: { by: 'id', value: decode(id[1] ?? '') }, page: id[2] !== undefined };
    return { target: undefined, page: false };
};
const decode = (text) => {
    try {
        return decodeURIComponent(text);
    }
    catch {
        return text;
    }
};
/** Whether a name or id could belong to a deployment at all. */
export const isWellFormed = ({ by, value }) => {
    if (by === 'id')
        return /^[A-Za-z0-9_]{1,46}$/.test(value) && value !== 'subgraphs';
    if (value.length > 255 || !/^[A-Za-z0-9_/-]+$/.test(value))
        return false;
    return value
        .split('/')
        .every((part) => /^[A-Za-z0-9](?:.*[A-Za-z0-9])?$/.test(part) && /[A-Za-z]/.test(part) && part !== 'graphql');
};
//# sourceMappingURL=target.js.map