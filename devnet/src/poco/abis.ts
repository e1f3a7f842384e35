import { parseAbi } from 'viem'

/** The RLC token: ERC-20 and the one call with which it is deposited. */
export const rlcAbi = parseAbi([
  'event Transfer(address indexed from, address indexed to, uint256 value)',
  'event Approval(address indexed owner, address indexed spender, uint256 value)',
  'function totalSupply() view returns (uint256)',
  'function balanceOf(address owner) view returns (uint256)',
  'function allowance(address owner, address spender) view returns (uint256)',
  'function transfer(address to, uint256 value) returns (bool)',
  'function approve(address spender, uint256 value) returns (bool)',
  'function transferFrom(address from, address to, uint256 value) returns (bool)',
  'function approveAndCall(address spender, uint256 value, bytes data) returns (bool)',
])

/** What the three registries have in common, and how each creates its resources. */
export const registryAbi = parseAbi([
  'event Transfer(address indexed from, address indexed to, uint256 indexed tokenId)',
  'function initialize(address previous)',
  'function setBaseURI(string uri)',
  'function ownerOf(uint256 tokenId) view returns (address)',
  'function transferFrom(address from, address to, uint256 tokenId)',
  'function safeTransferFrom(address from, address to, uint256 tokenId)',
  'function approve(address to, uint256 tokenId)',
  'function setApprovalForAll(address operator, bool approved)',
  'function createApp(address owner, string name, string appType, bytes multiaddr, bytes32 checksum, bytes mrenclave) returns (address)',
  'function predictApp(address owner, string name, string appType, bytes multiaddr, bytes32 checksum, bytes mrenclave) view returns (address)',
  'function createDataset(address owner, string name, bytes multiaddr, bytes32 checksum) returns (address)',
  'function predictDataset(address owner, string name, bytes multiaddr, bytes32 checksum) view returns (address)',
  'function createWorkerpool(address owner, string description) returns (address)',
  'function predictWorkerpool(address owner, string description) view returns (address)',
])

/** What a workerpool's owner can change. */
export const workerpoolAbi = parseAbi([
  'event PolicyUpdate(uint256 oldWorkerStakeRatioPolicy, uint256 newWorkerStakeRatioPolicy, uint256 oldSchedulerRewardRatioPolicy, uint256 newSchedulerRewardRatioPolicy)',
  'function changePolicy(uint256 workerStakeRatioPolicy, uint256 schedulerRewardRatioPolicy)',
])
