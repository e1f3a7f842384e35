#!/usr/bin/env node
// In a checkout the TypeScript is compiled first (a fraction of a second when nothing changed).
import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

const path = (relative) => fileURLToPath(new URL(relative, import.meta.url))

const compile = () => {
  const tsc = path('../../node_modules/typescript/bin/tsc')
  if (!existsSync(tsc)) {
    console.error('✖ The dependencies are not installed. Run `npm install` in the project folder first.')
    process.exit(1)
  }
  const { status } = spawnSync(process.execPath, [tsc, '-b', path('../tsconfig.json')], { stdio: 'inherit' })
  if (status !== 0) {
    console.error('✖ The TypeScript does not compile. Correct the errors above and run the command again.')
    process.exit(1)
  }
}

if (existsSync(path('../src'))) compile()
const { main } = await import('../dist/index.js')
process.exitCode = await main(process.argv.slice(2))
