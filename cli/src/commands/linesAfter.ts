/** What is left of a text, in whatever pieces it comes, after its first lines. */
export async function* linesAfter(text: AsyncIterable<string>, lines: number): AsyncGenerator<string> {
  let left = lines
  for await (const piece of text) {
    let rest = piece
    for (; left > 0; left -= 1) {
      const end = rest.indexOf('\n')
      if (end === -1) break
      rest = rest.slice(end + 1)
    }
    if (left === 0) yield rest
  }
}
