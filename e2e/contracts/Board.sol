// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.24;

/// Notes on boards of anybody, by kind.
contract Board {
    event Noted(address indexed author, uint256 indexed kind, bytes32 indexed subject, string text);
    event Remarked(bytes4 indexed selector, address indexed author, uint256 value) anonymous;

    function note(uint256 kind, bytes32 subject, string calldata text) external {
        emit Noted(msg.sender, kind, subject, text);
    }

    /// In the manner of early contracts, the first topic is no hash of the event but a word of the author's choice.
    function remark(bytes4 selector, uint256 value) external {
        emit Remarked(selector, msg.sender, value);
    }
}
