/** Messages for one reader, who takes them at his own pace. */
export type Mailbox<Message> = AsyncIterableIterator<Message> &
  Readonly<{
    put: (message: Message) => void
    /** Ends it after what is in it. */
    end: () => void
  }>

/**
 * A mailbox of bounded size. Where only the latest message counts, a newer one takes the place of one not yet read;
 * elsewhere a reader who is too slow is told so by `tooSlow` as the last message.
 */
export const createMailbox = <Message>({
  capacity,
  tooSlow,
  onClose,
}: Readonly<{
  /** 1 keeps the latest message only. */
  capacity: number
  tooSlow: () => Message
  /** Called once, when no further message will be taken. */
  onClose: () => void
}>): Mailbox<Message> => {
  const messages: Message[] = []
  let waiting: ((result: IteratorResult<Message>) => void) | undefined
  let isOpen = true

  const close = () => {
    if (!isOpen) return
    isOpen = false
    onClose()
  }
  const finish = () => {
    waiting?.({ done: true, value: undefined })
    waiting = undefined
  }
  const end = () => {
    close()
    if (messages.length === 0) finish()
  }
  const mailbox: Mailbox<Message> = {
    put(message) {
      if (!isOpen) return
      if (waiting) {
        waiting({ done: false, value: message })
        waiting = undefined
        return
      }
      if (capacity === 1) messages.pop()
      if (messages.length < capacity) return void messages.push(message)
      messages.push(tooSlow())
      end()
    },
    end,
    next() {
      const message = messages.shift()
      if (message !== undefined) return Promise.resolve({ done: false, value: message })
      if (!isOpen) return Promise.resolve({ done: true, value: undefined })
      return new Promise((resolve) => {
        waiting = resolve
      })
    },
    async return() {
      messages.length = 0
      close()
      finish()
      return { done: true, value: undefined }
    },
    async throw() {
      return mailbox.return?.() ?? { done: true, value: undefined }
    },
    [Symbol.asyncIterator]: () => mailbox,
  }
  return mailbox
}
