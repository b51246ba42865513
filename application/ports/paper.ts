/** A document for people, ready to be drawn: its texts in their language, its figures as they are read. */
export interface Paper {
  /** BCP 47: of the texts. */
  readonly language: string;
  readonly title: string;
  readonly number: string;
  readonly issuer: string;
  /** A business date: what the file says of its own making, so that the same document is the same file. */
  readonly issuedOn: string;
  readonly parties: readonly PaperParty[];
  readonly facts: readonly PaperFact[];
  /** What its reader looks for first. */
  readonly headline: PaperFact & { readonly note: string | null };
  readonly columns: readonly PaperColumn[];
  /** In batches, pulled as they are drawn: there may be tens of thousands. */
  readonly rows: AsyncIterable<readonly PaperRow[]>;
  readonly totals: readonly (PaperFact & { readonly strong?: boolean })[];
  readonly notes: readonly string[];
  /** The foot of a page, counted from 1. */
  readonly page: (page: number) => string;
}

export interface PaperFact {
  readonly label: string;
  readonly value: string;
}

/** Who it is from, or to whom: the name first. */
export interface PaperParty {
  readonly role: string;
  readonly lines: readonly string[];
}

export interface PaperColumn {
  readonly heading: string;
  /** Share of the width, against the other columns. */
  readonly share: number;
  readonly numeric: boolean;
}

export interface PaperRow {
  /** One a column; the first may be followed by smaller print. */
  readonly cells: readonly string[];
  readonly detail: string;
}

/** The bytes of a file, made as they are taken: flat memory for however many rows. */
export type DrawPaper = (paper: Paper) => AsyncIterable<Uint8Array>;
