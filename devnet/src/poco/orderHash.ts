import {
  type Address,
  concatHex,
  encodeAbiParameters,
  type Hex,
  keccak256,
  parseAbiParameters,
  stringToHex,
} from 'viem'
import type { OrderByKind, OrderKind } from './orders.js'

/** The hub whose orders are meant: a signature counts on one hub of one chain only. */
export type Domain = Readonly<{ chainId: number; hub: Address }>

const typeHash = (type: string): Hex => keccak256(stringToHex(type))

const TYPES = {
  app: 'AppOrder(address app,uint256 appprice,uint256 volume,bytes32 tag,address datasetrestrict,address workerpoolrestrict,address requesterrestrict,bytes32 salt)',
  dataset:
    'DatasetOrder(address dataset,uint256 datasetprice,uint256 volume,bytes32 tag,address apprestrict,address workerpoolrestrict,address requesterrestrict,bytes32 salt)',
  workerpool:
    'WorkerpoolOrder(address workerpool,uint256 workerpoolprice,uint256 volume,bytes32 tag,uint256 category,uint256 trust,address apprestrict,address datasetrestrict,address requesterrestrict,bytes32 salt)',
  request:
    'RequestOrder(address app,uint256 appmaxprice,address dataset,uint256 datasetmaxprice,address workerpool,uint256 workerpoolmaxprice,address requester,uint256 volume,bytes32 tag,uint256 category,uint256 trust,address beneficiary,address callback,string params,bytes32 salt)',
} as const

const OPERATION_NAMES = {
  app: 'AppOrderOperation',
  dataset: 'DatasetOrderOperation',
  workerpool: 'WorkerpoolOrderOperation',
  request: 'RequestOrderOperation',
} as const

/** EIP-712 type hash of an order. */
export const orderTypeHash = (kind: OrderKind): Hex => typeHash(TYPES[kind])

/** EIP-712 type hash of "sign" or "close" for an order. */
export const operationTypeHash = (kind: OrderKind): Hex => {
  const order = TYPES[kind]
  const name = order.slice(0, order.indexOf('('))
  return typeHash(`${OPERATION_NAMES[kind]}(${name} order,uint256 operation)${order}`)
}

const DOMAIN_TYPE = 'EIP712Domain(string name,string version,uint256 chainId,address verifyingContract)'

/** EIP-712 domain separator of a hub; the version has been 5.0.0 since the first v5 hub. */
export const domainSeparator = ({ chainId, hub }: Domain): Hex =>
  keccak256(
    encodeAbiParameters(parseAbiParameters('bytes32, bytes32, bytes32, uint256, address'), [
      typeHash(DOMAIN_TYPE),
      typeHash('iExecODB'),
      typeHash('5.0.0'),
      BigInt(chainId),
      hub,
    ]),
  )

type Fields = Readonly<Record<string, unknown>>

// Every member of an order is one word; `params` goes in as the hash of its bytes.
const structHashes: { [Kind in OrderKind]: (order: OrderByKind[Kind]) => Hex } = {
  app: (order) => hashFields(TYPES.app, order),
  dataset: (order) => hashFields(TYPES.dataset, order),
  workerpool: (order) => hashFields(TYPES.workerpool, order),
  request: (order) => hashFields(TYPES.request, { ...order, params: keccak256(order.params) }),
}

const hashFields = (type: string, values: Fields): Hex => {
  const members = type
    .slice(type.indexOf('(') + 1, -1)
    .split(',')
    .map((member) => member.split(' ') as [string, string])
  return keccak256(
    encodeAbiParameters(
      [{ type: 'bytes32' }, ...members.map(([kind]) => ({ type: kind === 'string' ? 'bytes32' : kind }))],
      [typeHash(type), ...members.map(([, name]) => values[name])],
    ),
  )
}

/** EIP-712 struct hash of an order; its signature takes no part. */
export const structHash = <Kind extends OrderKind>(kind: Kind, order: OrderByKind[Kind]): Hex =>
  structHashes[kind](order)

const typedDataHash = (domain: Domain, struct: Hex): Hex =>
  keccak256(concatHex(['0x1901', domainSeparator(domain), struct]))

/** The hash that names an order in every event, and that its owner signs. */
export const orderHash = <Kind extends OrderKind>(
  domain: Domain,
  kind: Kind,
  order: OrderByKind[Kind],
): Hex => typedDataHash(domain, structHash(kind, order))

/** What can be done with an order on chain: make its signature public, or use up what is left of it. */
export const OPERATIONS = { sign: 0, close: 1 } as const

export type Operation = keyof typeof OPERATIONS

/** The hash an owner signs to let somebody else send an operation on an order. */
export const operationHash = <Kind extends OrderKind>(
  domain: Domain,
  kind: Kind,
  order: OrderByKind[Kind],
  operation: Operation,
): Hex =>
  typedDataHash(
    domain,
    keccak256(
      encodeAbiParameters(parseAbiParameters('bytes32, bytes32, uint256'), [
        operationTypeHash(kind),
        structHash(kind, order),
        BigInt(OPERATIONS[operation]),
      ]),
    ),
  )
