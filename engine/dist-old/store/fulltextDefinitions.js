import { fulltextTable } from '../core/fulltext/fulltext.js';
import { identifier } from '../core/tables.js';
/** The table of a search, and triggers that keep it in step with the entity's table however that is changed. */
const fulltextDefinitions = (fulltext, entityTable) => {
    const name = fulltextTable(fulltext);
    const table = identifier(name);
    const entity = identifier(entityTable);
    const texts = fulltext.fields.map((field) => `new.${identifier(field)}`).join(', ');
    return [
        `CREATE VIRTUAL TABLE ${table} USING fts5(words, content='', contentless_delete=1, tokenize='ascii')`,
        `CREATE TRIGGER ${identifier(`${name}:insert`)} AFTER INSERT ON ${entity} BEGIN
       INSERT INTO ${table} (rowid, words) VALUES (new."$vid", fulltext_words('${fulltext.language}', ${texts}));
     END`,
        `CREATE TRIGGER ${identifier(`${name}:delete`)} AFTER DELETE ON ${entity} BEGIN
       DELETE FROM ${table} WHERE rowid = old."$vid";
     END`,
    ];
};
/** Statements that create what the searches of a schema need. */
export const fulltextTables = ({ fulltexts, entities }) => [...fulltexts.values()].flatMap((fulltext) => fulltextDefinitions(fulltext, entities.get(fulltext.entity)?.table ?? fulltext.entity));
//# sourceMappingURL=fulltextDefinitions.js.map