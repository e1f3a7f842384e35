import type { FixtureBlock } from './openFixture.js';
/** One type with a field of nearly every scalar kind. */
export declare const USER_SCHEMA = "\nenum Color { yellow red }\ntype User @entity {\n  id: ID!\n  name: String!\n  bin: Bytes\n  email: String\n  age: Int!\n  weight: BigDecimal\n  balance: BigInt\n  seen: Int8\n  coffee: Boolean!\n  color: Color\n  drinks: [String!]\n}";
/** Jono, Cindini and Shaqueeena, all written at block 0; block 1 rewrites Jono unchanged. */
export declare const USER_BLOCKS: readonly FixtureBlock[];
