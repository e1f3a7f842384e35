/** Ranges in parts of about so many logs, each of whole blocks. A range without blocks is one empty part. */
export async function* partsOf(ranges, { logs: most }) {
    for await (const range of ranges) {
        let blocks = [];
        let logs = 0;
        for (const block of range.blocks) {
            if (logs >= most) {
                yield { blocks, ends: undefined };
                blocks = [];
                logs = 0;
            }
            blocks.push(block);
            logs += block.logs.length;
        }
        yield { blocks, ends: range };
    }
}
//# sourceMappingURL=partsOf.js.map