// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.24;

/// Orders made of structs, sold one by one or in batches.
contract Market {
    struct Item {
        address collection;
        uint256[] ids;
    }
    struct Order {
        address maker;
        Item item;
        uint128 price;
        bytes4 kind;
    }

    uint256 public feePercent = 3;

    event Listed(bytes32 indexed hash, Order order);
    event Sold(bytes32 indexed hash, address indexed buyer);
    event Sold(bytes32 indexed hash, address indexed buyer, uint256 paid);
    event Paid(address indexed to, uint256 amount);

    function list(Order calldata order) external {
        emit Listed(keccak256(abi.encode(order)), order);
    }

    function buy(bytes32 hash, uint256 price) external {
        uint256 fee = (price * feePercent) / 100;
        emit Paid(address(this), fee);
        emit Paid(msg.sender, price - fee);
        emit Sold(hash, msg.sender, price);
    }

    function take(bytes32 hash) external {
        emit Sold(hash, msg.sender);
    }

    function setFee(uint256 percent) external {
        feePercent = percent;
    }

    function feeOf(address, uint256 price) public view returns (uint256) {
        require(price != 13, "unlucky");
        return (price * feePercent) / 100;
    }
}
