import { fork } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'

/** A process of this folder that is spoken to by messages, one question at a time. */
export const startChild = (file, ...args) => {
  const child = fork(fileURLToPath(new URL(file, import.meta.url)), args, { serialization: 'advanced' })
  const failed = once(child, 'exit').then(() => {
    throw new Error(`${file} ended`)
  })
  failed.catch(() => {})
  const next = async () => (await Promise.race([once(child, 'message'), failed]))[0]
  return {
    next,
    ask: (message) => {
      const answer = next()
      child.send(message)
      return answer
    },
    stop: () => child.disconnect(),
  }
}
