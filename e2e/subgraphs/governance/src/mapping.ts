import { Address, BigInt, Bytes, log } from '@graphprotocol/graph-ts';
import {
  ProposalCanceled,
  ProposalCreated,
  ProposalExecuted,
  VoteCast,
} from '../generated/Governor/Governor';
import { Proposal, Vote, Voter } from '../generated/schema';

const CHOICES = ['AGAINST', 'FOR', 'ABSTAIN'];

function voterAt(address: Address): Voter {
  const id = address.toHexString();
  let voter = Voter.load(id);
  if (voter == null) {
    voter = new Voter(id);
    voter.votesCast = BigInt.zero();
    voter.save();
  }
  return voter;
}

export function handleCreated(event: ProposalCreated): void {
  const proposal = new Proposal(event.params.id.toString());
  proposal.proposer = voterAt(event.params.proposer).id;
  proposal.state = 'ACTIVE';
  proposal.targets = changetype<Bytes[]>(event.params.targets);
  proposal.values = event.params.values;
  proposal.signatures = event.params.signatures;
  proposal.calldatas = event.params.calldatas;
  proposal.startBlock = event.params.startBlock;
  proposal.description = event.params.description;
  proposal.forVotes = BigInt.zero();
  proposal.againstVotes = BigInt.zero();
  proposal.save();
}

export function handleVote(event: VoteCast): void {
  const proposal = Proposal.load(event.params.proposalId.toString());
  if (proposal == null) {
    log.warning('A vote on proposal {}, which nobody made', [event.params.proposalId.toString()]);
    return;
  }
  const voter = voterAt(event.params.voter);
  voter.votesCast = voter.votesCast.plus(event.params.votes);
  voter.save();
  const vote = new Vote(`${voter.id}-${proposal.id}`);
  vote.voter = voter.id;
  vote.proposal = proposal.id;
  vote.choice = CHOICES[event.params.support];
  vote.votes = event.params.votes;
  if (event.params.reason.length > 0) vote.reason = event.params.reason;
  vote.save();
  if (event.params.support == 1) proposal.forVotes = proposal.forVotes.plus(vote.votes);
  if (event.params.support == 0) proposal.againstVotes = proposal.againstVotes.plus(vote.votes);
  proposal.save();
}

function enter(id: BigInt, state: string): void {
  const proposal = Proposal.load(id.toString())!;
  proposal.state = state;
  proposal.save();
}

export function handleCanceled(event: ProposalCanceled): void {
  enter(event.params.id, 'CANCELED');
}

export function handleExecuted(event: ProposalExecuted): void {
  enter(event.params.id, 'EXECUTED');
}
