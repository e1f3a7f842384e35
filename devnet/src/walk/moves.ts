import { moveApprove, moveDeposit, moveTransfer, moveTransferFrom, moveWithdraw } from './accountMoves.js'
import { moveBroadcast, moveClose, moveMatchAgain, moveSign, moveTrade } from './orderMoves.js'
import { moveCategory, moveCreate, moveGive, movePolicy } from './resourceMoves.js'
import {
  moveClaim,
  moveContribute,
  moveContributeAndFinalize,
  moveFinalize,
  moveInitialize,
  moveInitializeAndClaim,
  moveReopen,
  moveReveal,
} from './taskMoves.js'
import type { Move, Step, Walk } from './walker.js'

// How often each kind of step is looked for. Much of what tasks ask for is not legal when it is drawn.
const WEIGHTS: readonly (readonly [Move, number])[] = [
  [moveTrade, 10],
  [moveMatchAgain, 5],
  [moveSign, 2],
  [moveClose, 1],
  [moveBroadcast, 2],
  [moveInitialize, 12],
  [moveContribute, 30],
  [moveReveal, 20],
  [moveFinalize, 14],
  [moveReopen, 5],
  [moveContributeAndFinalize, 3],
  [moveClaim, 3],
  [moveInitializeAndClaim, 1],
  [moveDeposit, 3],
  [moveWithdraw, 3],
  [moveTransfer, 5],
  [moveTransferFrom, 2],
  [moveApprove, 1],
  [moveCreate, 2],
  [moveGive, 2],
  [movePolicy, 2],
  [moveCategory, 1],
]

const TOTAL = WEIGHTS.reduce((sum, [, weight]) => sum + weight, 0)

/** Draws until a step is found that is legal now. */
export const drawStep = async (walk: Walk): Promise<Step> => {
  for (;;) {
    let ticket = walk.random.between(1, TOTAL)
    for (const [move, weight] of WEIGHTS) {
      ticket -= weight
      if (ticket > 0) continue
      const step = await move(walk)
      if (step !== undefined) return step
      break
    }
  }
}
