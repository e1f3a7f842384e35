// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.24;

/// A pair of two tokens, traded at the ratio of what it holds.
contract Pair {
    address public immutable token0;
    address public immutable token1;
    uint112 internal reserve0;
    uint112 internal reserve1;

    event Mint(address indexed sender, uint256 amount0, uint256 amount1);
    event Swap(address indexed sender, int256 amount0, int256 amount1, address indexed to);
    event Sync(uint112 reserve0, uint112 reserve1);

    constructor(address token0_, address token1_, uint112 amount0, uint112 amount1) {
        token0 = token0_;
        token1 = token1_;
        add(amount0, amount1);
    }

    function getReserves() external view returns (uint112, uint112) {
        return (reserve0, reserve1);
    }

    function add(uint112 amount0, uint112 amount1) public {
        reserve0 += amount0;
        reserve1 += amount1;
        emit Mint(msg.sender, amount0, amount1);
        emit Sync(reserve0, reserve1);
    }

    function sell(uint112 amount0, address to) external returns (uint112 amount1) {
        amount1 = uint112((uint256(reserve1) * amount0) / (uint256(reserve0) + amount0));
        reserve0 += amount0;
        reserve1 -= amount1;
        emit Swap(msg.sender, int256(uint256(amount0)), -int256(uint256(amount1)), to);
        emit Sync(reserve0, reserve1);
    }
}

contract Exchange {
    mapping(address => mapping(address => address)) public pairOf;
    uint256 public pairsCount;

    event PairCreated(address indexed token0, address indexed token1, address pair, uint256);

    /// The pair logs its first reserves before anybody can have heard of it.
    function create(address tokenA, address tokenB, uint112 amount0, uint112 amount1) external returns (address pair) {
        (address token0, address token1) = tokenA < tokenB ? (tokenA, tokenB) : (tokenB, tokenA);
        pair = address(new Pair(token0, token1, amount0, amount1));
        pairOf[token0][token1] = pair;
        pairsCount += 1;
        emit PairCreated(token0, token1, pair, pairsCount);
    }
}
