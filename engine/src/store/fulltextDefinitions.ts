import { type Fulltext, fulltextTable } from '../core/fulltext/fulltext.js'
import type { InputSchema } from '../core/inputSchema.js'
import { identifier } from '../core/tables.js'

/** The table of a search, and triggers that keep it in step with the entity's table however that is changed. */
const fulltextDefinitions = (fulltext: Fulltext, entityTable: string): string[] => {
  const name = fulltextTable(fulltext)
  const table = identifier(name)
  const entity = identifier(entityTable)
  const texts = fulltext.fields.map((field) => `new.${identifier(field)}`).join(', ')
  const insert = `INSERT INTO ${table} (rowid, words) VALUES (new."$vid", fulltext_words('${fulltext.language}', ${texts}))`
  const remove = `DELETE FROM ${table} WHERE rowid = old."$vid"`
  const after = (event: string, ...actions: string[]) =>
    `CREATE TRIGGER ${identifier(`${name}:${event.toLowerCase()}`)} AFTER ${event} ON ${entity} BEGIN ${actions.join('; ')}; END`
  return [
    `CREATE VIRTUAL TABLE ${table} USING fts5(words, content='', contentless_delete=1, tokenize='ascii')`,
    after('INSERT', insert),
    after('DELETE', remove),
    after('UPDATE', remove, insert),
  ]
}

/** Statements that create what the searches of a schema need. */
export const fulltextTables = ({ fulltexts, entities }: InputSchema): readonly string[] =>
  [...fulltexts.values()].flatMap((fulltext) =>
    fulltextDefinitions(fulltext, entities.get(fulltext.entity)?.table ?? fulltext.entity),
  )
