import { configDefaults, defineConfig } from 'vitest/config'
import { findChromium } from './e2e/src/findChromium.ts'

const BROWSER_TESTS = 'e2e/src/browser.test.ts'
const hasBrowser = findChromium() !== undefined
if (!hasBrowser)
  console.warn(
    `No Chromium found, so ${BROWSER_TESTS} is left out. Install one, or set CHROMIUM to its path.`,
  )

export default defineConfig({
  test: {
    include: ['{subgraph,engine,gateway,devnet,verify,cli,e2e}/{src,test}/**/*.test.ts'],
    exclude: [...configDefaults.exclude, '**/fixtures/**', ...(hasBrowser ? [] : [BROWSER_TESTS])],
    // Tests mostly wait for chains and servers, so that no core need be left to others.
    maxWorkers: '100%',
    testTimeout: 60_000,
    hookTimeout: 180_000,
  },
})
