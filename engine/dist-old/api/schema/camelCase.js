/**
 * Lower camel case as the public query API spells names: a leading run of capitals collapses and a
 * letter after a digit is capitalised.
 *
 * @example
 * camelCase('HTTPServer') // 'httpserver'
 * camelCase('ERC20s')     // 'erc20S'
 */
export const camelCase = (name) => {
    let result = '';
    let startsWord = false;
    let seen = false;
    let last = ' ';
    for (const character of name.replace(/[^A-Za-z0-9]+$/, '')) {
        if (!/[A-Za-z0-9]/.test(character)) {
            startsWord = seen;
            continue;
        }
        seen = true;
        if (/[0-9]/.test(character)) {
            result += character;
            startsWord = true;
        }
        else if (startsWord || (/[a-z]/.test(last) && /[A-Z]/.test(character))) {
            result += character.toUpperCase();
            startsWord = false;
        }
        else {
            result += character.toLowerCase();
            last = character;
        }
    }
    return result;
};
//# sourceMappingURL=camelCase.js.map