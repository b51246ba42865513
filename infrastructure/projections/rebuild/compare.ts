import { createHash } from 'node:crypto';
import { type ReadStore, type StoredDocument } from '../../../application/ports/read-store.js';
import { canonicalJson } from '../../../application/spine/ids.js';

/** What two collections hold: equal hashes mean equal documents under equal ids. */
export interface Comparison {
  readonly documents: number;
  readonly hash: string;
  /** Of the other collection, null when there was none. */
  readonly otherHash: string | null;
  /** Ids of documents that differ or that only one of them has, in order, at most SHOWN. */
  readonly different: readonly string[];
}

export const SHOWN = 20;
const PAGE = 1000;

/** The canonical hash of a collection: its documents in the order of their ids, each as canonical JSON. */
class Digest {
  documents = 0;
  private readonly hash = createHash('sha256');

  add(id: string, canonical: string): void {
    this.documents++;
    this.hash.update(`${id}\t${canonical}\n`);
  }

  get hex(): string {
    return this.hash.digest('hex');
  }
}

/** Reads both side by side, so that memory stays flat. Nobody may write to them meanwhile. */
export const compare = async (store: ReadStore, collection: string, other: string | null): Promise<Comparison> => {
  const [digest, otherDigest] = [new Digest(), new Digest()];
  const different: string[] = [];
  for await (const pair of pairs(rowsOf(store, collection), rowsOf(store, other))) {
    const { id, mine, theirs } = canonical(pair);
    if (mine !== undefined) digest.add(id, mine);
    if (theirs !== undefined) otherDigest.add(id, theirs);
    if (other !== null && mine !== theirs && different.length < SHOWN) different.push(id);
  }
  return { documents: digest.documents, hash: digest.hex, otherHash: other === null ? null : otherDigest.hex, different };
};

/** Equal text saves the second canonical form. */
const canonical = ([mine, theirs]: Pair): { readonly id: string; readonly mine: string | undefined; readonly theirs: string | undefined } => {
  const ours = mine && canonicalJson(mine.body);
  const same = mine && theirs && JSON.stringify(mine.body) === JSON.stringify(theirs.body);
  return { id: (mine ?? theirs)?.id ?? '', mine: ours, theirs: same ? ours : theirs && canonicalJson(theirs.body) };
};

async function* rowsOf(store: ReadStore, collection: string | null): AsyncGenerator<StoredDocument> {
  if (collection === null) return;
  for await (const page of store.stream(collection, { where: [] }, PAGE)) yield* page;
}

type Row = StoredDocument | undefined;
type Pair = readonly [Row, Row];

/** Rows of both in the order of their ids; those with the same id together. */
async function* pairs(left: AsyncGenerator<StoredDocument>, right: AsyncGenerator<StoredDocument>): AsyncGenerator<Pair> {
  let [a, b]: [Row, Row] = [await next(left), await next(right)];
  while (a ?? b) {
    const takeLeft: boolean = a !== undefined && (b === undefined || a.id <= b.id);
    const takeRight: boolean = b !== undefined && (a === undefined || b.id <= a.id);
    yield [takeLeft ? a : undefined, takeRight ? b : undefined];
    if (takeLeft) a = await next(left);
    if (takeRight) b = await next(right);
  }
}

const next = async (rows: AsyncGenerator<StoredDocument>): Promise<Row> => {
  const { value, done } = await rows.next();
  return done ? undefined : value;
};
