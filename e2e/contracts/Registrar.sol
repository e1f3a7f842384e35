// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.24;

/// Names below names, each known by the hash of its path, which are leased for a time.
contract Registrar {
    bytes32 public constant root = bytes32(0);
    mapping(bytes32 => address) public ownerOf;

    event NewOwner(bytes32 indexed node, bytes32 indexed label, address owner);
    event NameRegistered(string indexed hashed, string name, bytes32 indexed label, uint256 expires);
    event NewResolver(bytes32 indexed node, address resolver);

    function claim(bytes32 node, string calldata name, address owner, uint256 expires) external {
        bytes32 label = keccak256(bytes(name));
        ownerOf[keccak256(abi.encodePacked(node, label))] = owner;
        emit NewOwner(node, label, owner);
        emit NameRegistered(name, name, label, expires);
    }

    function setOwner(bytes32 node, bytes32 label, address owner) external {
        ownerOf[keccak256(abi.encodePacked(node, label))] = owner;
        emit NewOwner(node, label, owner);
    }

    function setResolver(bytes32 node, address resolver) external {
        emit NewResolver(node, resolver);
    }
}
