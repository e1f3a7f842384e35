const isList = (value) => Array.isArray(value);
const known = new WeakMap();
/** What is selected, with the text before each value. */
const membersOf = (selected) => {
    if (!selected)
        return [];
    const members = known.get(selected) ??
        [...selected.values()].map((field) => ({ prefix: `${JSON.stringify(field.key)}:`, field }));
    known.set(selected, members);
    return members;
};
/** JSON text of what the field selects of a value; `spend` is told of the values in it, before they are read. */
export const renderObject = (field, value, spend = () => { }) => {
    const shared = new Map();
    let values = 0;
    const render = (of, read) => {
        spend(1);
        values += 1;
        if (read === null || read === undefined)
            return 'null';
        if (typeof read !== 'object')
            return JSON.stringify(read);
        if (!isList(read))
            return read.isShared ? renderShared(of, read) : renderFields(of, read);
        return `[${read.map((item) => render(of, item)).join()}]`;
    };
    const renderFields = (of, object) => {
        const members = membersOf(of.selection?.get(object.typename)).map(({ prefix, field: child }) => child.definition
            ? prefix + render(child, object.get(child.name, child.arguments))
            : prefix + JSON.stringify(object.shownAs ?? object.typename));
        return `{${members.join()}}`;
    };
    const renderShared = (of, object) => {
        const rendered = shared.get(of) ?? new Map();
        shared.set(of, rendered);
        const known = rendered.get(object);
        if (known) {
            spend(known.values);
            values += known.values;
            return known.text;
        }
        const before = values;
        const text = renderFields(of, object);
        rendered.set(object, { text, values: values - before });
        return text;
    };
    return render(field, value);
};
//# sourceMappingURL=renderObject.js.map