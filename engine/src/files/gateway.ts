import { CarBlockIterator } from '@ipld/car/iterator'
import type { CID } from 'multiformats/cid'
import { FileError } from './fileError.js'
import { limitBytes } from './limitBytes.js'
import { matchesCid } from './matchesCid.js'

/** Where to ask for blocks of files, and how much to take. */
export type GatewayRequest = Readonly<{ gateway: string; most: number; signal: AbortSignal }>

const CAR = 'application/vnd.ipld.car'
const RAW = 'application/vnd.ipld.raw'

/**
 * The blocks below a reference that a gateway gives in one answer, each checked against its CID. None when the
 * gateway knows only single blocks.
 */
export async function* fetchBlocks(
  reference: readonly string[],
  request: GatewayRequest,
): AsyncGenerator<Readonly<{ cid: CID; bytes: Uint8Array }>> {
  const path = reference.map(encodeURIComponent).join('/')
  const response = await ask(`/ipfs/${path}?format=car&dag-scope=entity`, CAR, request)
  if (!response.headers.get('content-type')?.startsWith(CAR) || !response.body) {
    await response.body?.cancel()
    return
  }
  for await (const { cid, bytes } of await CarBlockIterator.fromIterable(
    limitBytes(response.body, request.most),
  ))
    yield { cid, bytes: verified(cid, bytes, request) }
}

/** One block, checked against its CID. */
export const fetchBlock = async (cid: CID, request: GatewayRequest): Promise<Uint8Array> => {
  const response = await ask(`/ipfs/${cid}?format=raw`, RAW, request)
  if (!response.body) throw failed(request, { cid: String(cid) }, 'gave no content')
  const chunks: Uint8Array[] = []
  for await (const chunk of limitBytes(response.body, request.most)) chunks.push(chunk)
  return verified(cid, Buffer.concat(chunks), request)
}

const ask = async (path: string, accept: string, request: GatewayRequest): Promise<Response> => {
  const { gateway, signal } = request
  const base = gateway.replace(/\/+(ipfs\/*)?$/, '')
  const response = await fetch(base + path, { headers: { accept }, signal })
  if (response.ok) return response
  await response.body?.cancel()
  throw failed(request, { status: response.status }, `answered with status ${response.status}`)
}

const verified = (cid: CID, bytes: Uint8Array, request: GatewayRequest): Uint8Array => {
  if (matchesCid(cid, bytes)) return bytes
  throw failed(request, { cid: String(cid) }, `gave a block that is not ${cid}`)
}

const failed = ({ gateway }: GatewayRequest, facts: object, what: string) =>
  new FileError(`The IPFS gateway ${new URL(gateway).host} ${what}.`, {
    facts: { gateway: new URL(gateway).host, ...facts },
  })
