/**
 * Constants compiled into the PoCo contracts of every chain served. Ratios multiply the
 * `workClockTimeRef` of a category; percentages are whole numbers.
 */
export const PROTOCOL = {
  contributionDeadlineRatio: 7,
  revealDeadlineRatio: 2,
  finalDeadlineRatio: 10,
  workerpoolStakePercent: 30,
  kittyPercent: 10,
  kittyMinNrlc: 1_000_000_000n,
  kittyAddress: '0x99c2268479b93fde36232351229815df80837e23',
} as const

export const ZERO_ADDRESS = '0x0000000000000000000000000000000000000000'
