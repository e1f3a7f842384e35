const ESCAPES = {
    '"': '\\"',
    '\\': '\\\\',
    '\n': '\\n',
    '\r': '\\r',
    '\t': '\\t',
    '\0': '\\0',
};
const quoted = (text) => `"${text.replace(/["\\\p{Cc}]/gu, (c) => ESCAPES[c] ?? `\\u{${c.codePointAt(0)?.toString(16)}}`)}"`;
const float = (value) => {
    const text = String(value).replace('e+', 'e');
    return /[.e]|Infinity|NaN/.test(text) ? text : `${text}.0`;
};
/**
 * A value as error messages of the public query API print it.
 *
 * @example
 * debugText(valueFromJson({ foo: 'x' }, [])) // 'Object({"foo": String("x")})'
 */
export const debugText = (value) => {
    switch (value.kind) {
        case 'Null':
            return 'Null';
        case 'String':
            return `String(${quoted(value.value)})`;
        case 'Enum':
            return `Enum(${quoted(value.value)})`;
        case 'Int':
            return `Int(Number(${value.value}))`;
        case 'Float':
            return `Float(${float(value.value)})`;
        case 'Boolean':
            return `Boolean(${value.value})`;
        case 'List':
            return `List([${value.items.map(debugText).join(', ')}])`;
        case 'Object':
            return `Object({${[...value.entries].map(([key, item]) => `${quoted(key)}: ${debugText(item)}`).join(', ')}})`;
    }
};
/** Longest text of a value in a message: what a client sent wrong is not sent back by the megabyte. */
const MAX_EXCERPT = 10_000;
/** As much of the value as there is room for. */
const abridge = (value, room) => {
    room.left -= 1;
    switch (value.kind) {
        case 'String':
        case 'Enum': {
            const text = value.value.slice(0, Math.max(room.left, 0));
            room.left -= text.length;
            return { ...value, value: text };
        }
        case 'List': {
            const items = [];
            for (const item of value.items) {
                if (room.left <= 0)
                    break;
                items.push(abridge(item, room));
            }
            return { ...value, items };
        }
        case 'Object': {
            const entries = new Map();
            for (const [key, item] of value.entries) {
                if (room.left <= 0)
                    break;
                room.left -= key.length;
                entries.set(key, abridge(item, room));
            }
            return { ...value, entries };
        }
        default:
            return value;
    }
};
/** `debugText` for messages: cut where it becomes too long to be read. */
export const debugExcerpt = (value) => {
    const text = debugText(abridge(value, { left: MAX_EXCERPT }));
    return text.length > MAX_EXCERPT ? `${text.slice(0, MAX_EXCERPT)}…` : text;
};
//# sourceMappingURL=debugText.js.map