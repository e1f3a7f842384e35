// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.24;

/// An ERC-721 whose tokens say where their documents are.
contract Collectible {
    string public constant name = "Collectible";
    mapping(uint256 => address) public ownerOf;
    mapping(uint256 => address) public getApproved;
    mapping(uint256 => string) internal uris;

    event Transfer(address indexed from, address indexed to, uint256 indexed tokenId);
    event Approval(address indexed owner, address indexed approved, uint256 indexed tokenId);

    function tokenURI(uint256 tokenId) external view returns (string memory) {
        require(ownerOf[tokenId] != address(0), "no such token");
        return uris[tokenId];
    }

    function mint(address to, uint256 tokenId, string calldata uri) external {
        require(ownerOf[tokenId] == address(0), "minted");
        ownerOf[tokenId] = to;
        uris[tokenId] = uri;
        emit Transfer(address(0), to, tokenId);
    }

    function approve(address to, uint256 tokenId) external {
        require(ownerOf[tokenId] == msg.sender, "not yours");
        getApproved[tokenId] = to;
        emit Approval(msg.sender, to, tokenId);
    }

    function transferFrom(address from, address to, uint256 tokenId) external {
        require(ownerOf[tokenId] == from, "not theirs");
        require(msg.sender == from || msg.sender == getApproved[tokenId], "not yours");
        ownerOf[tokenId] = to;
        delete getApproved[tokenId];
        emit Transfer(from, to, tokenId);
    }

    function burn(uint256 tokenId) external {
        require(ownerOf[tokenId] == msg.sender, "not yours");
        delete ownerOf[tokenId];
        emit Transfer(msg.sender, address(0), tokenId);
    }
}
