import { type Hex, pad, toHex } from 'viem'
import type { Story } from './story.js'

const SUBJECT: Hex = `0x${'ab'.repeat(32)}`
const OTHER_SUBJECT = pad(toHex(1))

/** Notes on two boards, seen by one data source for all, one for some kinds and one for an author and a subject; remarks without a name. */
export const boardStory: Story = {
  subgraph: 'topics',
  query: `{
    everything: notes(where: { seenBy: "everything" }, orderBy: text) { board source author kind text weight }
    kinds: notes(where: { seenBy: "kinds 1 and 42" }, orderBy: text) { text }
    author: notes(where: { seenBy: "one author and subject" }, orderBy: text) { text source }
    remarks { id selector author value }
  }`,
  tell: async ({ people: { alice, bob }, addressOf, mine }) => {
    const notes = [
      { by: alice, board: 'boardA', kind: 1n, subject: SUBJECT, text: 'a' },
      { by: alice, board: 'boardB', kind: 42n, subject: SUBJECT, text: 'b' },
      { by: bob, board: 'boardA', kind: 42n, subject: SUBJECT, text: 'c' },
      { by: alice, board: 'boardA', kind: 2n ** 255n, subject: OTHER_SUBJECT, text: 'd' },
      { by: alice, board: 'boardA', kind: 256n, subject: SUBJECT, text: 'e' },
    ] as const
    for (const half of [notes.slice(0, 3), notes.slice(3)])
      await mine(
        half.map(({ by, board, kind, subject, text }) => {
          return { by, to: board, call: 'note', args: [kind, subject, text] }
        }),
      )
    const remarked = await mine([
      { by: bob, to: 'boardB', call: 'remark', args: ['0xcafe0123', 7n] },
      { by: bob, to: 'boardB', call: 'remark', args: ['0xcafe0124', 8n] },
      { by: bob, to: 'boardA', call: 'remark', args: ['0xcafe0123', 9n] },
    ])
    const texts = (of: readonly { text: string }[]) => of.map(({ text }) => ({ text }))
    const byAuthor = notes.filter(
      ({ by, board, subject }) => by === alice && board === 'boardA' && subject === SUBJECT,
    )
    return {
      everything: notes.map(({ by, board, kind, text }) => ({
        board: addressOf(board),
        source: '0x',
        author: by,
        kind: `${kind}`,
        text,
        weight: `${10n ** 21n}`,
      })),
      kinds: texts(notes.filter(({ kind }) => kind === 1n || kind === 42n)),
      author: byAuthor.map(({ text }) => ({ text, source: addressOf('boardA') })),
      remarks: [{ id: remarked.transactions[0], selector: '0xcafe0123', author: bob, value: '7' }],
    }
  },
}
