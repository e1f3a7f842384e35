/** One type with a field of nearly every scalar kind. */
export const USER_SCHEMA = `
enum Color { yellow red }
type User @entity {
  id: ID!
  name: String!
  bin: Bytes
  email: String
  age: Int!
  weight: BigDecimal
  balance: BigInt
  seen: Int8
  coffee: Boolean!
  color: Color
  drinks: [String!]
}`;
/** Jono, Cindini and Shaqueeena, all written at block 0; block 1 rewrites Jono unchanged. */
export const USER_BLOCKS = [
    {
        User: [
            { id: '1', name: 'Jono', age: 67, weight: '184.4', coffee: false, color: 'yellow', drinks: null },
            {
                id: '2',
                name: 'Cindini',
                age: 43,
                weight: '159.1',
                coffee: true,
                color: 'red',
                drinks: ['beer', 'wine'],
            },
            {
                id: '3',
                name: 'Shaqueeena',
                age: 28,
                weight: '111.7',
                coffee: false,
                color: null,
                drinks: ['coffee', 'tea'],
            },
        ],
    },
    {
        User: [{ id: '1', name: 'Jono', age: 67, weight: '184.4', coffee: false, color: 'yellow', drinks: null }],
    },
];
//# sourceMappingURL=users.js.map