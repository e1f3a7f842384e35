// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.24;

/// Prices that somebody says.
contract Feed {
    event PriceUpdated(string pair, int256 price, uint256 volume);

    function post(string calldata pair, int256 price, uint256 volume) external {
        emit PriceUpdated(pair, price, volume);
    }
}
