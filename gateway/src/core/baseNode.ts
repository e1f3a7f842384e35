/** What a client selected of a base object inside a computed value. Views hand it on without looking inside. */
export type BaseSelection = Readonly<{
  /** What stands between the braces in the upstream document. */
  text: string
  /** Names of the client's variables in that text. */
  variables: ReadonlySet<string>
}>

/** A base object as the upstream sent it, once for each selection that it was asked with. */
export class BaseNode {
  readonly #rows: ReadonlyMap<BaseSelection, unknown>
  constructor(rows: ReadonlyMap<BaseSelection, unknown>) {
    this.#rows = rows
  }
  rowOf(selection: BaseSelection): unknown {
    return this.#rows.get(selection)
  }
}
