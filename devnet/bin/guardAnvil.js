/**
 * Runs a program and ends it when the parent goes away, however the parent goes away: the parent holds the
 * other end of our stdin, and the operating system closes that even after kill -9.
 *
 * Usage: node guardAnvil.js <program> [arguments…]
 */
import { spawn } from 'node:child_process'

const GRACE_MS = 10_000

const [program = '', ...args] = process.argv.slice(2)
const child = spawn(program, args, { stdio: ['ignore', 'inherit', 'inherit'] })
child.once('error', (error) => {
  process.stderr.write(`${error.message}\n`)
  process.exit(127)
})
child.once('exit', (code, signal) => process.exit(code ?? (signal === null ? 0 : 1)))

let isStopping = false
const stop = () => {
  if (isStopping) return
  isStopping = true
  child.kill('SIGTERM')
  setTimeout(() => child.kill('SIGKILL'), GRACE_MS).unref()
}
process.stdin.resume()
process.stdin.once('end', stop).once('close', stop).once('error', stop)
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, stop)
