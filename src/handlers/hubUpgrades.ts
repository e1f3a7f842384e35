import { Bytes } from '@graphprotocol/graph-ts';
import {
  CommitMessage as CommitMessageEvent,
  DiamondCut as DiamondCutEvent,
  FunctionUpdate as FunctionUpdateEvent,
} from '../../generated/HubUpgrades/HubUpgrades';
import { CommitMessage, DiamondCut, FacetCut, FunctionUpdate } from '../../generated/schema';
import { stampEvent } from '../entities/eventEntity';
import { eventId } from '../lib/ids';

/** A hub of today changed its code. */
export function handleDiamondCut(event: DiamondCutEvent): void {
  const cut = new DiamondCut(eventId(event));
  stampEvent(cut, event);
  cut.contract = event.address;
  cut.init = event.params.init;
  cut.data = event.params.data;
  cut.save();

  const parts = event.params.diamondCut;
  for (let i = 0; i < parts.length; i++) {
    const part = new FacetCut(`${cut.id}-${i.toString()}`);
    part.diamondCut = cut.id;
    part.index = i;
    part.facet = parts[i].facetAddress;
    part.action = actionOf(parts[i].action);
    part.selectors = changetype<Bytes[]>(parts[i].functionSelectors);
    part.save();
  }
}

/** The reason for the upgrade of an older hub. */
export function handleCommitMessage(event: CommitMessageEvent): void {
  const commit = new CommitMessage(eventId(event));
  stampEvent(commit, event);
  commit.contract = event.address;
  commit.message = event.params.message;
  commit.save();
}

/** One function of an older hub got other code. */
export function handleFunctionUpdate(event: FunctionUpdateEvent): void {
  const update = new FunctionUpdate(eventId(event));
  stampEvent(update, event);
  update.contract = event.address;
  update.selector = event.params.functionId;
  update.oldDelegate = event.params.oldDelegate;
  update.newDelegate = event.params.newDelegate;
  update.functionSignature = event.params.functionSignature;
  update.save();
}

function actionOf(action: i32): string {
  if (action == 0) return 'ADD';
  return action == 1 ? 'REPLACE' : 'REMOVE';
}
