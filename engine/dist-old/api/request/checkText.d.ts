/**
 * Refuses a text for its length, tokens, levels, and the response keys written into one object, before it is parsed:
 * reading its tokens takes a millisecond, while a large tree also takes tens of milliseconds to be collected.
 *
 * @throws QueryError beyond a limit, GraphQLError on what is no token.
 */
export declare const checkText: (text: string) => void;
