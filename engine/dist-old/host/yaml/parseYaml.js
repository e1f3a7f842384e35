import { isAlias, isMap, isScalar, isSeq, LineCounter, parseDocument } from 'yaml';
/** Containers may nest this deep, aliases included. */
const MAX_DEPTH = 127;
/** Values of one document, each alias counted with all it stands for: a few lines can stand for billions. */
const MAX_VALUES = 1_000_000;
/** Parses one YAML document. Throws a `SyntaxError` when it is not well formed. */
export const parseYaml = (text) => {
    const document = parseDocument(text, { lineCounter: new LineCounter(), logLevel: 'silent' });
    const [problem] = document.errors;
    if (problem)
        throw new SyntaxError(problem.message);
    return new Reader().value(document.contents, 0);
};
class Reader {
    #anchors = new Map();
    #size = 0;
    #deepest = 0;
    value(node, depth) {
        if (isAlias(node))
            return this.#anchored(node.source, depth);
        const [sizeBefore, deepestBefore] = [this.#size, this.#deepest];
        this.#deepest = depth;
        this.#count(1, depth);
        const tag = ownTag(node);
        const untagged = this.#untagged(node, depth + 1);
        const value = tag === undefined ? untagged : { kind: 'tagged', tag, value: untagged };
        const anchor = node?.anchor;
        if (anchor !== undefined)
            this.#anchors.set(anchor, { value, size: this.#size - sizeBefore, height: this.#deepest - depth });
        this.#deepest = Math.max(this.#deepest, deepestBefore);
        return value;
    }
    #anchored(name, depth) {
        const known = this.#anchors.get(name);
        if (!known)
            throw new SyntaxError(`alias to the unknown anchor ${name}`);
        this.#count(known.size, depth + known.height);
        return known.value;
    }
    #count(size, depth) {
        this.#size += size;
        this.#deepest = Math.max(this.#deepest, depth);
        if (depth > MAX_DEPTH)
            throw new SyntaxError('recursion limit exceeded');
        if (this.#size > MAX_VALUES)
            throw new SyntaxError('repetition limit exceeded');
    }
    #untagged(node, depth) {
        if (isSeq(node))
            return { kind: 'array', value: node.items.map((item) => this.value(item, depth)) };
        if (isMap(node))
            return {
                kind: 'object',
                value: node.items.map(({ key, value }) => [this.value(key, depth), this.value(value, depth)]),
            };
        return isScalar(node) ? scalar(node) : { kind: 'null' };
    }
}
const scalar = (node) => {
    const { value } = node;
    if (typeof value === 'boolean')
        return { kind: 'bool', value };
    if (typeof value === 'number' || typeof value === 'bigint')
        return { kind: 'number', text: node.source ?? String(value) };
    return typeof value === 'string' ? { kind: 'string', value } : { kind: 'null' };
};
const ownTag = (node) => {
    const tag = node?.tag;
    return tag?.startsWith('!') && tag.length > 1 ? tag : undefined;
};
//# sourceMappingURL=parseYaml.js.map