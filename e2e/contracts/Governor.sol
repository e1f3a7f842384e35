// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.24;

/// Proposals to call contracts, and votes on them.
contract Governor {
    uint256 public proposalsCount;

    event ProposalCreated(
        uint256 id,
        address proposer,
        address[] targets,
        uint256[] values,
        string[] signatures,
        bytes[] calldatas,
        uint256 startBlock,
        string description
    );
    event VoteCast(address indexed voter, uint256 proposalId, uint8 support, uint256 votes, string reason);
    event ProposalCanceled(uint256 id);
    event ProposalExecuted(uint256 id);

    function propose(
        address[] calldata targets,
        uint256[] calldata values,
        string[] calldata signatures,
        bytes[] calldata calldatas,
        string calldata description
    ) external {
        proposalsCount += 1;
        emit ProposalCreated(
            proposalsCount,
            msg.sender,
            targets,
            values,
            signatures,
            calldatas,
            block.number,
            description
        );
    }

    function vote(uint256 id, uint8 support, uint256 votes, string calldata reason) external {
        emit VoteCast(msg.sender, id, support, votes, reason);
    }

    function cancel(uint256 id) external {
        emit ProposalCanceled(id);
    }

    function execute(uint256 id) external {
        emit ProposalExecuted(id);
    }
}
