/**
 * Items in their order, each prepared. Where the next item is there already, its preparation begins before the one
 * before is handed out, so that what it waits for and what is done with that one overlap.
 *
 * `prepare` and `finish` are only called while nobody works on an item.
 */
export async function* prepareAhead(items, prepare) {
    try {
        let begun;
        let coming = arrivalOf(items);
        for (;;) {
            const { value: item, done } = await coming.result;
            if (done)
                return;
            const preparation = begun ?? prepare(item);
            coming = arrivalOf(items);
            await preparation.finish();
            const next = coming.arrived();
            begun = next && !next.done ? prepare(next.value) : undefined;
            yield item;
        }
    }
    finally {
        await items.return();
    }
}
/** The next item, and whether it is there. */
const arrivalOf = (items) => {
    let arrived;
    const result = items.next();
    // A failure is for whoever awaits the result.
    result.then((found) => {
        arrived = found;
    }, () => { });
    return { result, arrived: () => arrived };
};
//# sourceMappingURL=prepareAhead.js.map