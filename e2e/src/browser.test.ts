import { type Devnet, openDevnet } from '@poco-explorer/devnet'
import { type Browser, chromium, type Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { findChromium } from './findChromium.js'
import { untilIndexed } from './graphql.js'
import { freshFolder, type Node, startPoco } from './poco.js'

describe('the query page', () => {
  let devnet: Devnet
  let node: Node
  let browser: Browser
  let page: Page
  const foreignRequests: string[] = []

  beforeAll(async () => {
    devnet = await openDevnet()
    await devnet.runScenarios(['plainDeal'])
    node = await startPoco(['--rpc-url', devnet.rpcUrl, '--data-dir', freshFolder()])
    await untilIndexed(`${node.url}/graphql`, await devnet.chain.head())
    browser = await chromium.launch({
      executablePath: findChromium() ?? '',
      args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking', '--no-first-run'],
    })
    page = await browser.newPage()
    page.on('request', (request) => {
      const url = request.url()
      if (!url.startsWith(node.url) && !url.startsWith('data:') && !url.startsWith('blob:'))
        foreignRequests.push(url)
    })
  })
  afterAll(async () => {
    await browser?.close()
    await node?.stop()
    await devnet?.close()
  })

  test.each(['/graphql', '/devnet/graphql', '/subgraphs/name/devnet/poco'])(
    'at %s runs its first query and shows real deals, without the internet',
    async (path) => {
      await page.goto(`${node.url}${path}`)
      await page
        .getByRole('button', { name: /send request/i })
        .first()
        .click()
      const result = page.locator('.query-result, app-query-result, .app-result').first()
      await expect.poll(() => result.textContent(), { timeout: 20_000 }).toMatch(/0x[0-9a-f]{64}/)
      expect(foreignRequests).toEqual([])
    },
  )
})
