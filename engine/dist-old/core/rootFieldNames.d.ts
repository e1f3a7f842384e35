/** Names of the two `Query` fields of a type: one entity by id, and its collection. */
export declare const rootFieldNames: (type: string) => {
    singular: string;
    plural: string;
};
