/**
 * Lower camel case as the public query API spells names: a leading run of capitals collapses and a
 * letter after a digit is capitalised.
 *
 * @example
 * camelCase('HTTPServer') // 'httpserver'
 * camelCase('ERC20s')     // 'erc20S'
 */
export declare const camelCase: (name: string) => string;
