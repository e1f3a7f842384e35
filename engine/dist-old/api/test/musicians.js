/** Musicians, bands, songs and what people write about them: every kind of relation there is. */
export const MUSIC_SCHEMA = `
type Musician @entity {
  id: ID!
  name: String!
  mainBand: Band
  bands: [Band!]!
  favoriteCount: Int8!
  birthDate: Timestamp!
  writtenSongs: [Song!]! @derivedFrom(field: "writtenBy")
}
type Band @entity {
  id: ID!
  name: String!
  members: [Musician!]! @derivedFrom(field: "bands")
  reviews: [BandReview!]! @derivedFrom(field: "band")
  originalSongs: [Song!]!
}
type Song @entity {
  id: ID!
  title: String!
  writtenBy: Musician!
  band: Band @derivedFrom(field: "originalSongs")
  reviews: [SongReview!]! @derivedFrom(field: "song")
  media: [Media!]!
  release: Release! @derivedFrom(field: "songs")
  stats: SongStat @derivedFrom(field: "id")
}
type SongStat @entity { id: ID! song: Song @derivedFrom(field: "id") played: Int! }
interface Review { id: ID! body: String! author: Author! }
type SongReview implements Review @entity { id: ID! body: String! song: Song author: Author! }
type BandReview implements Review @entity { id: ID! body: String! band: Band author: Author! }
interface Author { id: ID! name: String! reviews: [Review!]! @derivedFrom(field: "author") }
type User implements Author @entity {
  id: ID!
  name: String!
  reviews: [Review!]! @derivedFrom(field: "author")
}
type AnonymousUser implements Author @entity {
  id: ID!
  name: String!
  reviews: [Review!]! @derivedFrom(field: "author")
}
interface Media { id: ID! title: String! song: Song! author: User! }
type Photo implements Media @entity {
  id: ID!
  title: String!
  song: Song! @derivedFrom(field: "media")
  author: User!
}
type Video implements Media @entity {
  id: ID!
  title: String!
  song: Song! @derivedFrom(field: "media")
  author: User!
}
interface Release { id: ID! title: String! songs: [Song!]! }
type Single implements Release @entity { id: ID! title: String! songs: [Song!]! }
type Album implements Release @entity { id: ID! title: String! songs: [Song!]! }
`;
const musician = (id, name, mainBand, bands, favoriteCount) => ({
    id,
    name,
    mainBand,
    bands,
    favoriteCount,
    birthDate: '1710837304040956',
});
const song = (id, title, writtenBy, media) => ({
    id,
    title,
    writtenBy,
    media,
});
const media = (id, title, author) => ({ id, title, author });
/** Blocks 0 to 2: three of the musicians come with block 1. */
export const MUSIC_BLOCKS = [
    {
        Musician: [musician('m1', 'John', 'b1', ['b1', 'b2'], '10'), musician('m2', 'Lisa', 'b1', ['b1'], '100')],
        Band: [
            { id: 'b1', name: 'The Musicians', originalSongs: ['s1', 's2'] },
            { id: 'b2', name: 'The Amateurs', originalSongs: ['s1', 's3', 's4'] },
        ],
        Song: [
            song('s1', 'Cheesy Tune', 'm1', ['md1', 'md2']),
            song('s2', 'Rock Tune', 'm2', ['md3', 'md4']),
            song('s3', 'Pop Tune', 'm1', ['md5']),
            song('s4', 'Folk Tune', 'm3', ['md6']),
        ],
        SongStat: [
            { id: 's1', played: 10 },
            { id: 's2', played: 15 },
        ],
        User: [
            { id: 'u1', name: 'Baden' },
            { id: 'u2', name: 'Goodwill' },
        ],
        AnonymousUser: [{ id: 'u3', name: 'Anonymous 3' }],
        BandReview: [
            { id: 'r1', body: 'Bad musicians', band: 'b1', author: 'u1' },
            { id: 'r2', body: 'Good amateurs', band: 'b2', author: 'u2' },
            { id: 'r5', body: 'Very Bad musicians', band: 'b1', author: 'u3' },
        ],
        SongReview: [
            { id: 'r3', body: 'Bad', song: 's2', author: 'u1' },
            { id: 'r4', body: 'Good', song: 's3', author: 'u2' },
            { id: 'r6', body: 'Very Bad', song: 's2', author: 'u3' },
        ],
        Photo: [
            media('md1', 'Cheesy Tune Single Cover', 'u1'),
            media('md3', 'Rock Tune Single Cover', 'u1'),
            media('md5', 'Pop Tune Single Cover', 'u1'),
        ],
        Video: [
            media('md2', 'Cheesy Tune Music Video', 'u2'),
            media('md4', 'Rock Tune Music Video', 'u2'),
            media('md6', 'Folk Tune Music Video', 'u2'),
        ],
        Single: [
            { id: 'rl2', title: 'Rock', songs: ['s2'] },
            { id: 'rl3', title: 'Cheesy', songs: ['s1'] },
            { id: 'rl4', title: 'Silence', songs: [] },
        ],
        Album: [{ id: 'rl1', title: 'Pop and Folk', songs: ['s3', 's4'] }],
    },
    {
        Musician: [
            musician('m3', 'Tom', 'b2', ['b1', 'b2'], '5'),
            musician('m4', 'Valerie', null, [], '20'),
            musician('m5', 'Paul', 'b2', ['b2'], '2'),
        ],
    },
    {},
];
//# sourceMappingURL=musicians.js.map