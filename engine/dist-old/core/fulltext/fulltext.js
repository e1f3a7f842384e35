/** Virtual table with the words of every version; its row ids are those of the entity's table. */
export const fulltextTable = ({ entity, name }) => `${entity}$${name}`;
//# sourceMappingURL=fulltext.js.map