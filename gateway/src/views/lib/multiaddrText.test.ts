import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { base32, base58 } from './baseEncoding.js'
import { multiaddrText } from './multiaddrText.js'

const hexOf = (text: string) => `0x${Buffer.from(text, 'utf8').toString('hex')}`

describe('multiaddrText()', () => {
  test('decodes an IPFS multiaddr', () => {
    expect(
      multiaddrText('0xa503221220359d55f58a43126d4ba446a35940265eb2dab57ecbc439e7f105c558f8774819'),
    ).toBe('/ipfs/QmRwwTz9Chq4Y7F7ReKKcx1GV6s3H7egmNGrku9XrwiDa8')
  })

  test('decodes hosts, ports and protocols', () => {
    expect(multiaddrText('0x047f000001061f90')).toBe('/ip4/127.0.0.1/tcp/8080')
    expect(multiaddrText(`0x3606${Buffer.from('iex.ec').toString('hex')}bb03`)).toBe('/dns4/iex.ec/https')
  })

  test('prints a CID of version 1 in base 32', () => {
    const cid = `01551220${'ab'.repeat(32)}`
    expect(multiaddrText(`0xa50324${cid}`)).toBe(`/ipfs/b${base32(Buffer.from(cid, 'hex'))}`)
  })

  test.each([
    ['docker.io/iexechub/python-hello-world:8.0.0'],
    ['https://arweave.net/Cx6ImcD1xaeY'],
    ['5-digit-name:1'],
    ['画像/アプリ'],
    [''],
  ])('keeps the text "%s"', (text) => expect(multiaddrText(hexOf(text))).toBe(text))

  test('replaces what is neither multiaddr nor UTF-8', () => {
    expect(multiaddrText('0xff61')).toBe('\uFFFDa')
    expect(multiaddrText('0xa5032212')).toBe('\uFFFD\u0003"\u0012')
  })

  test('answers something for any bytes', () => {
    fc.assert(
      fc.property(fc.uint8Array(), (bytes) => {
        expect(multiaddrText(`0x${Buffer.from(bytes).toString('hex')}`)).toBeTypeOf('string')
      }),
    )
  })
})

describe('base encodings', () => {
  test('base 58 keeps leading zeros', () => {
    expect(base58(Buffer.from('Hello World!'))).toBe('2NEpo7TZRRrLZSi2U')
    expect(base58(Buffer.from([0, 0, 1]))).toBe('112')
  })

  test('base 32 follows RFC 4648', () => {
    expect(base32(Buffer.from('foobar'))).toBe('mzxw6ytboi')
    expect(base32(Buffer.from('f'))).toBe('my')
  })
})
