import { expect, test } from 'vitest'
import { createMailbox } from './createMailbox.js'

const open = (capacity: number) => {
  let closed = 0
  const mailbox = createMailbox<string>({ capacity, tooSlow: () => 'too slow', onClose: () => closed++ })
  return { mailbox, closed: () => closed }
}
const rest = async (mailbox: AsyncIterable<string>) => {
  const messages: string[] = []
  for await (const message of mailbox) messages.push(message)
  return messages
}

test('gives each message to whoever waits', async () => {
  const { mailbox } = open(1)
  const next = mailbox.next()
  mailbox.put('a')
  expect(await next).toEqual({ done: false, value: 'a' })
})

test('of messages that nobody read, a newer one takes the place of the one before', async () => {
  const { mailbox } = open(1)
  for (const message of ['a', 'b', 'c']) mailbox.put(message)
  mailbox.end()
  expect(await rest(mailbox)).toEqual(['c'])
})

test('keeps as many as it may, and says so when its reader is too slow', async () => {
  const { mailbox, closed } = open(2)
  for (const message of ['a', 'b', 'c', 'd']) mailbox.put(message)
  expect(closed()).toBe(1)
  expect(await rest(mailbox)).toEqual(['a', 'b', 'too slow'])
})

test('ends for who waits, at once and for good', async () => {
  const { mailbox, closed } = open(1)
  const next = mailbox.next()
  await mailbox.return?.()
  expect(await next).toEqual({ done: true, value: undefined })
  mailbox.put('a')
  mailbox.end()
  expect(await mailbox.next()).toEqual({ done: true, value: undefined })
  expect(closed()).toBe(1)
})
