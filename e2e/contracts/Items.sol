// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.24;

/// An ERC-1155: many kinds of things, moved one by one or in batches.
contract Items {
    event TransferSingle(address indexed operator, address indexed from, address indexed to, uint256 id, uint256 value);
    event TransferBatch(
        address indexed operator,
        address indexed from,
        address indexed to,
        uint256[] ids,
        uint256[] values
    );
    event URI(string value, uint256 indexed id);

    function mint(address to, uint256 id, uint256 value, string calldata uri) external {
        emit TransferSingle(msg.sender, address(0), to, id, value);
        emit URI(uri, id);
    }

    function moveBatch(address from, address to, uint256[] calldata ids, uint256[] calldata values) external {
        emit TransferBatch(msg.sender, from, to, ids, values);
    }
}
