/**
 * The GLOB pattern that matches what a case-sensitive LIKE pattern does. SQLite's own LIKE ignores case.
 *
 * @example
 * globFromLike('a_b%*') // 'a?b*[*]'
 */
export declare const globFromLike: (pattern: string) => string;
/** Where the searched text has to stand. */
export type Anchor = 'contains' | 'starts_with' | 'ends_with';
/** The LIKE pattern of a text filter. The text is not escaped: its wildcards work as wildcards. */
export declare const likePattern: (anchor: Anchor, text: string) => string;
