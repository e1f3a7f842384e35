const ADDRESS = /\b((?:https?|wss?):\/\/)(?:[^\s"'\\/?#@]*@)?([^\s"'\\/?#]+)([/?#][^\s"'\\]*)?/g

/** Text in which addresses on the net have lost users, passwords, paths and queries, which may be keys. */
export const hidePaths = (text: string): string =>
  text.replace(ADDRESS, (_, scheme: string, host: string, rest = '') =>
    rest.length > 1 ? `${scheme}${host}/…` : `${scheme}${host}${rest}`,
  )
