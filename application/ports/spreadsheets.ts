/** A cell as the file holds it. Numbers stay decimal texts: no price passes through a double. */
export type Cell = string | { readonly number: string } | { readonly date: string };

export interface Sheet {
  /** Null in a text file, which has one sheet and no name for it. */
  readonly name: string | null;
  /** Row 1 of the file is the first; blank rows are kept, so that a row can be named by its number. */
  readonly rows: readonly (readonly Cell[])[];
}

/** Reads workbooks and text tables, also packed into a zip file. */
export interface Spreadsheets {
  /** @throws UnreadableFile */
  read(bytes: Uint8Array): Promise<readonly Sheet[]>;
}

export class UnreadableFile extends Error {
  constructor(
    readonly reason: 'format' | 'encoding' | 'too_large' | 'container',
    message: string,
  ) {
    super(message);
    this.name = 'UnreadableFile';
  }
}
