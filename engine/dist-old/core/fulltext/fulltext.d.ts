import type { Language } from './language.js';
/** How matches are ranked: by how often words occur, or by how close to each other they are. */
export type RankAlgorithm = 'rank' | 'proximityRank';
/** A root field that searches the texts of one entity type, as `@fulltext` declares it. */
export type Fulltext = Readonly<{
    /** Name of the root field. */
    name: string;
    language: Language;
    algorithm: RankAlgorithm;
    /** Name of the entity type that is searched. */
    entity: string;
    /** Its text fields, in the order in which their texts follow each other. */
    fields: readonly string[];
}>;
/** Virtual table with the words of every version; its row ids are those of the entity's table. */
export declare const fulltextTable: ({ entity, name }: Fulltext) => string;
