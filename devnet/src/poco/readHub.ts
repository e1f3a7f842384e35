import {
  type Address,
  type ContractFunctionArgs,
  type ContractFunctionName,
  type ContractFunctionReturnType,
  decodeFunctionResult,
  encodeFunctionData,
  type Hex,
} from 'viem'
import { hubAbi } from './hubAbi.js'

type View = ContractFunctionName<typeof hubAbi, 'view'>

/** Calls a view of the hub at the chain's head. */
export const readHub = async <Name extends View>(
  call: (to: Address, data: Hex) => Promise<Hex>,
  hub: Address,
  functionName: Name,
  args: ContractFunctionArgs<typeof hubAbi, 'view', Name>,
): Promise<ContractFunctionReturnType<typeof hubAbi, 'view', Name>> => {
  const request = { abi: hubAbi, functionName, args } as Parameters<typeof encodeFunctionData>[0]
  const data = await call(hub, encodeFunctionData(request))
  return decodeFunctionResult({ ...request, data } as Parameters<
    typeof decodeFunctionResult
  >[0]) as ContractFunctionReturnType<typeof hubAbi, 'view', Name>
}
