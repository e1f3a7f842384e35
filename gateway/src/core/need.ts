/** Base fields to read, nested as in a selection: `{ startTime: true, category: { name: true } }`. */
export type Need = Readonly<{ [field: string]: true | Need }>
