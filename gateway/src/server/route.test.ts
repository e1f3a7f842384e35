import { describe, expect, test } from 'vitest'
import { route } from './route.js'

const chains = [
  { slug: 'devnet', deployment: () => 'QmDev' },
  { slug: 'fuji', deployment: () => 'QmFuji' },
]
const of = (path: string) => route(path, chains, '/_page/')

describe('route()', () => {
  test.each([
    ['/', { to: 'home' }],
    ['/graphql', { to: 'graphql', chain: undefined }],
    ['/fuji/graphql', { to: 'graphql', chain: 'fuji' }],
    ['/fuji/graphql/', { to: 'graphql', chain: 'fuji' }],
    ['/nowhere/graphql', { to: 'unknownChain', name: 'nowhere' }],
    ['/health/live', { to: 'live' }],
    ['/health/ready', { to: 'ready' }],
    ['/health', { to: 'nowhere' }],
    ['/_page/main.js', { to: 'assets' }],
    ['/subgraphs/name/fuji/poco', { to: 'subgraph', chain: 'fuji', endpoint: '/subgraphs/name/fuji/poco' }],
    [
      '/subgraphs/name/fuji/poco-v5/',
      { to: 'subgraph', chain: 'fuji', endpoint: '/subgraphs/name/fuji/poco-v5' },
    ],
    [
      '/subgraphs/name/fuji/poco/graphql',
      { to: 'subgraphPage', chain: 'fuji', endpoint: '/subgraphs/name/fuji/poco' },
    ],
    ['/subgraphs/name/fuji/other', { to: 'unknownChain', name: 'fuji/other' }],
    ['/subgraphs/id/QmDev', { to: 'subgraph', chain: 'devnet', endpoint: '/subgraphs/id/QmDev' }],
    ['/api/subgraphs/id/QmDev', { to: 'subgraph', chain: 'devnet', endpoint: '/api/subgraphs/id/QmDev' }],
    ['/subgraphs/id/QmOther', { to: 'unknownChain', name: 'QmOther' }],
    ['/api/subgraphs/name/fuji/poco', { to: 'nowhere' }],
    ['/favicon.ico', { to: 'nowhere' }],
    ['/a/b/c', { to: 'nowhere' }],
  ])('%s', (path, expected) => expect(of(path)).toEqual(expected))
})
