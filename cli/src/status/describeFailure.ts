const NEXT = 'Mend the mapping or what it reads, build, and start again: the block is tried again.'

/** The error of a subgraph, line by line, and what to do about it. */
export const describeFailure = ({ message }: Readonly<{ message: string }>): readonly string[] => [
  ...message.split('\t'),
  NEXT,
]
