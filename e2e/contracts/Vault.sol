// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.24;

/// Keeps what it is given and logs nothing: only calls tell what happened.
contract Vault {
    mapping(address => uint256) public shares;

    function deposit(uint256 amount, address receiver) external returns (uint256 minted) {
        require(amount > 0, "nothing");
        minted = amount * 2;
        shares[receiver] += minted;
    }

    function redeem(uint256 amount) external returns (uint256) {
        shares[msg.sender] -= amount;
        return amount / 2;
    }

    function describe(string calldata text, uint256[] calldata numbers) external {}
}

/// Deposits for others, and goes on when one of the deposits fails.
contract Router {
    Vault public immutable vault;

    constructor(Vault vault_) {
        vault = vault_;
    }

    function depositAll(uint256[] calldata amounts, address receiver) external {
        for (uint256 index = 0; index < amounts.length; index++) {
            try vault.deposit(amounts[index], receiver) {} catch {}
        }
    }

    function depositAndFail(uint256 amount) external {
        vault.deposit(amount, msg.sender);
        revert("all for nothing");
    }
}
