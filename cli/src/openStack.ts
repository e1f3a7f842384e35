/** Things that must be closed again, in reverse order of their opening, also when one of them fails. */
export type Stack = AsyncDisposable & {
  use<T extends AsyncDisposable>(resource: T): T
}

export const openStack = (): Stack => {
  const resources: AsyncDisposable[] = []
  return {
    use(resource) {
      resources.push(resource)
      return resource
    },
    async [Symbol.asyncDispose]() {
      const failures: unknown[] = []
      for (const resource of resources.splice(0).reverse()) {
        try {
          await resource[Symbol.asyncDispose]()
        } catch (error) {
          failures.push(error)
        }
      }
      if (failures.length > 0) throw failures[0]
    },
  }
}
