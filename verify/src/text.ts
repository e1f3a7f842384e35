/** Text of the contract as an index has it: a string may hold bytes that are no text; mappings drop NULs. */
export const text = (value: string): string => value.replaceAll('\0', '')
