/** A page to write queries on, without anything loaded from elsewhere. It posts to its path minus `/graphql`. */
export declare const queryPage: (path: string) => string;
