import { encodeAbiParameters, encodeFunctionData } from 'viem'
import { describe, expect, test } from 'vitest'
import type { Entity } from '../core/entity.js'
import type { Trigger, World } from '../core/handler.js'
import { hexToBytes } from '../core/hex.js'
import { compileMapping, type MappingModule } from './mappingModule.js'
import { runHandler } from './runHandler.js'
import { compileFixture } from './test/compileFixture.js'
import { facts, failure, mapping, run, token } from './test/runFixture.js'
import {
  ADDRESS,
  block,
  eventTrigger,
  log,
  receipt,
  type TestWorld,
  testWorld,
  transaction,
} from './test/testWorld.js'

describe('the trigger', () => {
  test('arrives with every field of event, block, transaction and receipt', () => {
    const trigger = eventTrigger({
      receipt,
      params: [
        { name: 'who', value: { kind: 'address', value: hexToBytes(ADDRESS) } },
        {
          name: '',
          value: {
            kind: 'tuple',
            value: [
              { kind: 'int', value: -(2n ** 255n) },
              { kind: 'uint', value: 2n ** 256n - 1n },
              { kind: 'bool', value: true },
              { kind: 'string', value: 'ünï 😀' },
              { kind: 'array', value: [{ kind: 'fixedBytes', value: hexToBytes('0x0102') }] },
              { kind: 'fixedArray', value: [{ kind: 'bytes', value: hexToBytes('0x') }] },
            ],
          },
        },
      ],
    })
    const { header } = block
    expect(run('handleEvent', { trigger }).said()).toEqual([
      ADDRESS,
      '7 7',
      [header.hash, header.parentHash, header.sha3Uncles].join(' '),
      [header.miner, header.stateRoot, header.transactionsRoot].join(' '),
      `${header.receiptsRoot} 12 21000 30000000`,
      '1700000000 36893488147419103232 0',
      '128 1000000000',
      `${transaction.hash} 1 ${transaction.from}`,
      `${ADDRESS} 1000000000000000000 9223372036854775807`,
      '255 0xa9059cbb00 0',
      `who ${ADDRESS}`,
      ` (${-(2n ** 255n)},${2n ** 256n - 1n},true,ünï 😀,[0x0102],[0x])`,
      '21000 42000 1',
      `${ADDRESS} ${log.topics[0]} 0x0102`,
      '7 kept',
      '256',
    ])
  })

  test('has null where the chain has nothing', () => {
    const { size: _, baseFeePerGas: __, ...header } = block.header
    const trigger = eventTrigger({ block: { ...block, header }, transaction: { ...transaction, to: null } })
    const said = run('handleEvent', { trigger }).said()
    expect(said).toContain('null null')
    expect(said).toContain('null 1000000000000000000 9223372036854775807')
    expect(said.at(-1)).toBe('no receipt')
  })

  test('is another copy for each handler, also of one transaction', () => {
    const saidOf = (trigger: Trigger) => run('handleScribble', { trigger }).said()
    const said = (logIndex: number) => [`${block.hash} ${transaction.from} ${log.data} ${logIndex}`]
    const next = { log: { ...log, logIndex: '0x8' }, receipt } as const
    const elsewhere = { ...transaction, from: ADDRESS }
    expect(saidOf(eventTrigger({ receipt }))).toEqual(said(7))
    expect(saidOf(eventTrigger(next))).toEqual(said(8))
    expect(saidOf(eventTrigger({ ...next, transaction: elsewhere }))).toEqual([
      `${block.hash} ${ADDRESS} ${log.data} 8`,
    ])
    expect(saidOf(eventTrigger({ receipt }))).toEqual(said(7))
    expect(saidOf(eventTrigger({ receipt, block: { ...block } }))).toEqual(said(7))
  })

  test('can be a block', () => {
    expect(run('handleBlock', { trigger: { kind: 'block', block } }).said()).toEqual(['12'])
  })
})

describe('an instance', () => {
  test('keeps nothing between handlers', () => {
    for (let time = 0; time < 3; time++) expect(run('handleCounter').said()).toEqual(['1 7'])
  })

  test('is as good as a fresh one after every kind of handler', () => {
    const used = compileMapping(compileFixture('mapping'))
    const handlers = [...used.functions].filter((name) => name.startsWith('handle'))
    for (const name of handlers)
      try {
        run(name, { module: used })
      } catch {}
    const story = (module: MappingModule) =>
      handlers.map((name) => {
        const world = testWorld()
        try {
          runHandler({ module, handler: name, trigger: eventTrigger(), world, ...facts })
        } catch (error) {
          world.logs.push(['error', String(error)])
        }
        return [name, world.logs, [...world.entities], world.created]
      })
    const fresh = handlers.map((name) =>
      story(compileMapping(compileFixture('mapping'))).find(([it]) => it === name),
    )
    expect(story(used)).toEqual(fresh)
  })

  test('finds zeros in new memory and can grow lists of the host', () => {
    run('handleGrow')
    expect(run('handleMemory').said()).toEqual(['0 0x00000000', '50 p0 p49'])
  })

  test('is made anew when its start asked the world', () => {
    const module = compileMapping(compileFixture('startup'))
    const said = (network: string) =>
      run('handleEvent', {
        module,
        world: { dataSource: { address: new Uint8Array(), network, context: {} } },
      }).said()
    expect([said('one'), said('two')]).toEqual([['one'], ['two']])
    const broken = { address: new Uint8Array(), network: 'broken', context: {} }
    expect(failure('handleEvent', { module, world: { dataSource: broken } })).toMatchObject({
      class: 'nonDeterministic',
      message: expect.stringContaining('the top-level code of the mapping failed: Mapping aborted at'),
    })
  })
})

describe('ethereum', () => {
  const answers = new Map<string, `0x${string}`>([
    [
      encodeFunctionData({ abi: token, functionName: 'balanceOf', args: [ADDRESS] }),
      encodeAbiParameters([{ type: 'uint256' }], [7n]),
    ],
    [
      encodeFunctionData({ abi: token, functionName: 'details' }),
      encodeAbiParameters(token[1].outputs, ['coin', { kind: 3, owner: ADDRESS }]),
    ],
    [encodeFunctionData({ abi: token, functionName: 'empty' }), '0x'],
  ])
  const world: Partial<World> = {
    call: (_to, data) => answers.get(data) ?? null,
    balance: () => 2n ** 70n,
    hasCode: () => true,
  }

  test('calls are encoded and decoded by the named ABI; nothing returned means reverted', () => {
    expect(run('handleCalls', { world }).said()).toEqual(['7', `coin (3,${ADDRESS})`, 'reverted', 'reverted'])
  })

  test('balance and code are those of the world', () => {
    expect(run('handleChainState', { world }).said()).toEqual([`${2n ** 70n} code`])
  })

  test('a reverted call without try_ aborts the mapping', () => {
    expect(failure('handleRevertingCall')).toMatchObject({ class: 'deterministic' })
  })

  test('names an ABI that the manifest lacks, and an unknown function', () => {
    expect(failure('handleUnknownAbi')).toMatchObject({
      class: 'deterministic',
      message:
        'Handler handleUnknownAbi failed: Could not find ABI for contract "Nobody", try adding it to the \'abis\' section of the subgraph manifest',
    })
    expect(failure('handleUnknownFunction').message).toContain(
      'Unknown function "Token::nothing" with signature `nothing():(bool)` called from WASM runtime',
    )
    expect(failure('handleBadArguments').class).toBe('deterministic')
  })

  test('what the world throws arrives unchanged', () => {
    const missing = new Error('fetch first')
    const call = () => {
      throw missing
    }
    expect(() => run('handleCalls', { world: { call } })).toThrow(missing)
    expect(run('handleCalls', { world }).said()[0]).toBe('7')
  })
})

describe('store', () => {
  const all = {
    id: 'all',
    int: -7,
    text: 'héllo 😀',
    int8: -9007199254740993n,
    timestamp: 1700000000000001n,
    big: -(2n ** 128n),
    decimal: { digits: -125n, exponent: -1 },
    flag: true,
    bytes: new Uint8Array([0, 255]),
    color: 'RED',
    texts: ['a', 'b'],
    bigs: [1n, -1n],
    owner: 'other',
    name: null,
  }

  test('set hands over each kind in the shape of its schema type', () => {
    expect(run('handleSetAll').entities.get('Sample all')).toEqual(all)
  })

  test('get gives every kind back, fields in the order of their names', () => {
    const world = testWorld()
    world.entities.set('Sample all', all)
    world.entities.set('Sample child', { id: 'child', int: 1, owner: 'all' })
    runHandler({ module: mapping, handler: 'handleGet', trigger: eventTrigger(), world, ...facts })
    expect(world.said()).toEqual([
      'big 7 -340282366920938463463374607431768211456',
      'bigs 4 [1, -1]',
      'bytes 6 0x00ff',
      'color 0 RED',
      'decimal 2 -12.5',
      'flag 3 true',
      'id 0 all',
      'int 1 -7',
      'int8 8 -9007199254740993',
      'name 5 null',
      'owner 0 other',
      'text 0 héllo 😀',
      'texts 4 [a, b]',
      'timestamp 9 1700000000000001',
      'not in block',
      'child',
    ])
    expect(world.entities.has('Sample all')).toBe(false)
    expect(run('handleGet').said()).toEqual(['null'])
  })

  describe('an entity that is stored again', () => {
    /** The entity after a handler, and what `set` was told of where it came from. */
    const after = (handler: string, before: Entity = all, apiVersion = '0.0.9') => {
      const world = testWorld()
      const origins: (Entity | undefined)[] = []
      world.entities.set('Sample all', before)
      const { set } = world.store
      const store = {
        ...world.store,
        set: (type: string, id: string, data: Entity, from?: Entity) => {
          origins.push(from)
          set(type, id, data)
        },
      }
      const options = { module: mapping, handler, trigger: eventTrigger(), ...facts, apiVersion }
      runHandler({ ...options, world: { ...world, store } })
      return { entity: world.entities.get('Sample all'), origins }
    }
    const { name: _, ...whole } = all

    test('has its new values beside the old ones', () => {
      const changes = { big: 5n, decimal: { digits: 5n, exponent: -1 }, bigs: [300n], owner: null }
      expect(after('handleChange')).toEqual({ entity: { ...all, ...changes }, origins: [undefined] })
    })

    test('is what its memory says, even if that was changed in place', () => {
      const entity = { ...whole, bytes: new Uint8Array([0, 7]) }
      expect(after('handleChangeInPlace', whole)).toEqual({ entity, origins: [undefined] })
    })

    test('may have more fields than before, if the schema knows them', () => {
      const small = { id: 'all', int: 1 }
      const entity = { ...small, text: 'new' }
      expect(after('handleAddFields', small, '0.0.7')).toEqual({ entity, origins: [small, undefined] })
      expect(() => after('handleAddFields', small)).toThrow('Attempted to set undefined fields [zzz]')
    })

    test('keeps the fields of its own reading', () => {
      expect(after('handleStale', whole)).toEqual({
        entity: { ...whole, flag: false },
        origins: [whole, whole],
      })
    })

    test('keeps its id', () => {
      expect(() => after('handleRename', whole)).toThrow("attribute 'id' conflicts with ID")
      expect(() => after('handleMisplace', whole)).toThrow("attribute 'id' conflicts with ID")
    })
  })

  test('refuses a value of another kind, a derived field, a conflicting id', () => {
    const messages = [
      'handleWrongKind',
      'handleWrongElement',
      'handleDerived',
      'handleConflictingId',
      'handleIdOfWrongKind',
    ].map((handler) => failure(handler).message.replace(/^Handler \w+ failed: /, ''))
    expect(messages).toEqual([
      'Entity Sample[a]: the value `1` for field `int` must have type Int! but has type BigInt',
      'Entity Sample[a]: field `texts` is of type [String!], but the value `[x, 1]` contains a Int at index 1',
      'Entity Sample[a]: field `owned` is derived and cannot be set',
      "Value of Sample attribute 'id' conflicts with ID passed to `store.set()`: a != b",
      'Attribute `Sample.id` has wrong type: expected String but got Bytes',
    ])
    expect(failure('handleWrongKind').class).toBe('deterministic')
  })

  test('drops undefined fields before apiVersion 0.0.8 and refuses them from then on', () => {
    expect(run('handleUndefinedFields', { apiVersion: '0.0.7' }).entities.get('Sample a')).toEqual({
      id: 'a',
      int: -7,
    })
    for (const apiVersion of ['0.0.8', '0.0.9'])
      expect(failure('handleUndefinedFields', { apiVersion })).toMatchObject({
        class: 'deterministic',
        message:
          'Handler handleUndefinedFields failed: Attempted to set undefined fields [aaa, zzz] for the entity type `Sample`. Make sure those fields are defined in the schema.',
      })
  })

  test('fills in the id, spells it one way, and leaves generated ids to the entity cache', () => {
    expect([...run('handleWithoutId').entities]).toEqual([['Sample a', { id: 'a', int: 1 }]])
    expect([...run('handleOtherIds').entities]).toEqual([
      ['ByBytes 0xabcd', { id: new Uint8Array([0xab, 0xcd]) }],
      ['ByNumber -12', { id: -12n }],
      ['ByBytes auto', { count: 1 }],
    ])
  })

  test('refuses what is no entity type and look-ups of fields that are not derived', () => {
    expect(failure('handleUnknownType')).toMatchObject({ class: 'deterministic' })
    expect(failure('handleInterface')).toMatchObject({
      class: 'deterministic',
      message:
        'Handler handleInterface failed: Cannot set entity of type `Named`. The type must be an @entity type',
    })
    expect(failure('handleNotDerived').message).toContain('Entity Sample[a]: field is not derived `owner`')
  })
})

describe('data source', () => {
  test('tells its address, network and context, and creates others', () => {
    const context = {
      name: { type: 'String', data: 'x' },
      big: { type: 'BigInt', data: '-5' },
      list: { type: 'List', data: [{ type: 'Int', data: 1 }] },
      time: { type: 'Timestamp', data: '2023-11-14T22:13:20.000001Z' },
      none: { type: 'Null', data: null },
    }
    const world: TestWorld = run('handleDataSource', {
      world: { dataSource: { address: hexToBytes(ADDRESS), network: 'testnet', context } },
    })
    expect(world.said()).toEqual([
      `${ADDRESS} testnet`,
      'big 7 -5',
      'list 4 [1]',
      'name 0 x',
      'none 5 null',
      'time 9 1700000000000001',
    ])
    expect(world.created).toEqual([
      ['Pool', [ADDRESS], undefined],
      [
        'Pool',
        ['x'],
        {
          int: { type: 'Int', data: 3 },
          big: { type: 'BigInt', data: '123456789012345678901' },
          bytes: { type: 'Bytes', data: '0x0102' },
          flag: { type: 'Bool', data: false },
          decimal: { type: 'BigDecimal', data: '1.5' },
        },
      ],
    ])
  })
})

describe('failures', () => {
  test('an assertion names file, line, column and message', () => {
    const error = failure('handleAbort')
    expect(error).toMatchObject({ class: 'deterministic', facts: { handler: 'handleAbort' } })
    expect(error.message).toMatch(
      /^Handler handleAbort failed: Mapping aborted at mapping\.ts, line \d+, column 3, with message: boom$/,
    )
  })

  test('a critical log is told to the world and ends the handler', () => {
    const world = testWorld()
    expect(() =>
      runHandler({ module: mapping, handler: 'handleCritical', trigger: eventTrigger(), world, ...facts }),
    ).toThrow('Critical error logged in mapping with log message: no way')
    expect(world.logs).toEqual([['critical', 'no way']])
    expect(run('handleLevels').logs.map(([level]) => level)).toEqual(['error', 'warning', 'debug'])
  })

  test('a trap is deterministic, an exhausted stack is not', () => {
    expect(failure('handleUnreachable')).toMatchObject({
      class: 'deterministic',
      message: 'Handler handleUnreachable failed: wasm trap: unreachable',
    })
    expect(failure('handleRecursion').class).toBe('nonDeterministic')
    expect(run('handleCounter').said()).toEqual(['1 7'])
  })

  test('a missing handler is named', () => {
    expect(failure('handleNothing')).toMatchObject({
      class: 'nonDeterministic',
      message: 'Handler handleNothing failed: function handleNothing not found',
    })
  })

  test('IPFS is switched off; ENS knows nobody', () => {
    expect(failure('handleIpfs')).toMatchObject({ class: 'deterministic' })
    expect(run('handleEns').said()).toEqual(['null'])
  })
})

describe('compileMapping()', () => {
  test('lists the handlers', () => {
    expect(mapping.functions.has('handleEvent')).toBe(true)
  })

  test('refuses bytes that are no WASM and modules that are no mapping', () => {
    expect(() => compileMapping(Buffer.from('hello'))).toThrow('The mapping is no valid WASM module')
    const empty = Uint8Array.of(0, 0x61, 0x73, 0x6d, 1, 0, 0, 0)
    expect(() => compileMapping(empty)).toThrow(
      'The WASM module is no mapping: it does not export memory, allocate, id_of_type, _start.',
    )
  })

  test('refuses an unknown import by name', () => {
    const bytes = Buffer.from(compileFixture('startup'))
    const at = bytes.indexOf('dataSource.network')
    bytes.write('dataSource.netw0rk', at)
    expect(() => compileMapping(bytes)).toThrow('The mapping needs the unknown import "dataSource.netw0rk".')
  })
})
