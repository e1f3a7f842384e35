const EXACT = {
    ox: 'oxen',
    man: 'men',
    woman: 'women',
    die: 'dice',
    yes: 'yeses',
    foot: 'feet',
    eave: 'eaves',
    goose: 'geese',
    tooth: 'teeth',
    quiz: 'quizzes',
};
const UNCOUNTABLE = new Set(['sheep', 'money', 'gold', 'equipment', 'information', 'rice', 'fish', 'deer']);
/** The first matching suffix decides. Existing clients depend on the odd ones, so they stay. */
const SUFFIXES = [
    [/eaux$/, '$&'],
    [/child(?:ren)?$/, 'children'],
    [/(?:person|people)$/, '$&ople'],
    [/(?:m|l)(?:ice|ouse)$/, '$&ice'],
    [/(matr|cod|mur|sil|vert|ind|append)(?:ix|ex)$/, '$1ices'],
    [/(?:x|ch|ss|sh|zz)$/, '$&es'],
    [/(?:x|ch|ss|sh|zz)es$/, '$&'],
    [/([^ch][ieo][ln])ey$/, '$1ies'],
    [/([^aeiouy]|qu)y$/, '$1ies'],
    [/(ar|l|ea|eo|oa|hoo)f$/, '$1ves'],
    [/(kni|wi|li)fe$/, '$1ves'],
    [/sis$/, 'ses'],
    [
        /(apheli|hyperbat|periheli|asyndet|noumen|phenomen|criteri|organ|prolegomen|hedr|automat)(?:a|on)$/,
        '$1a',
    ],
    [
        /(agend|addend|millenni|dat|extrem|bacteri|desiderat|strat|candelabr|errat|ov|symposi|curricul|automat|quor)(?:a|um)$/,
        '$1a',
    ],
    [/(her|at|gr)o$/, '$1oes'],
    [/(seraph|cherub)(?:im)?$/, '$1im'],
    [/(alumn|alg|vertebr)(?:a|ae)$/, '$1ae'],
    [/(alumn|syllab|octop|vir|radi|nucle|fung|cact|stimul|termin|bacill|foc|uter|loc|strat)(?:us|i)$/, '$1i'],
    [/(?:[^l]ias|[aeiou]las|[emjzr]as|[iu]am)$/, '$&'],
    [/([e]mu|[e]nu)s?$/, '$1s'],
    [/(?:alias|[^aou]us|tlas|gas|ris)$/, '$&es'],
    [/(ax|test)is$/, '$1es'],
    [/[^aeiou]ese$/, '$&'],
    [/s$/, '$&'],
    [/$/, 's'],
];
/**
 * The plural the public query API gives a type name; may equal the singular.
 *
 * @example
 * pluralize('Category')  // 'Categories'
 * pluralize('BulkSlice') // 'BulkSliceice': wrong English, but what clients query
 */
export const pluralize = (name) => {
    const exact = UNCOUNTABLE.has(name) ? name : EXACT[name];
    if (exact !== undefined)
        return exact;
    const rule = SUFFIXES.find(([suffix]) => suffix.test(name));
    return rule ? name.replace(rule[0], rule[1]) : name;
};
//# sourceMappingURL=pluralize.js.map