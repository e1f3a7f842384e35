import { createHash } from 'node:crypto'
import { CID } from 'multiformats/cid'
import { code as RAW } from 'multiformats/codecs/raw'
import { create as createDigest } from 'multiformats/hashes/digest'

const SHA2_256 = 0x12

/** CID under which IPFS knows a text of a single block. */
export const fileCid = (text: string): string =>
  CID.createV1(RAW, createDigest(SHA2_256, createHash('sha256').update(text).digest())).toString()
