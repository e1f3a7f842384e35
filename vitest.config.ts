import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    include: ['{subgraph,engine,gateway,devnet,verify,cli,e2e}/{src,test}/**/*.test.ts'],
    testTimeout: 60_000,
    hookTimeout: 180_000,
  },
})
