import { createHash, type Hash } from 'node:crypto';
import { type ReadStore, type StoredText } from '../../../application/ports/read-store.js';
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
/** Many small pieces take longer to hash than one large. */
const PIECE = 65_536;

/** The hash of a collection: its documents in the order of their ids. */
class Digest {
  private waiting = '';

  constructor(private readonly hash: Hash = createHash('sha256')) {}

  add({ id, text }: StoredText): void {
    this.waiting += `${id}\t${text}\n`;
    if (this.waiting.length >= PIECE) this.flush();
  }

  /** Of another collection that held the same so far. */
  copy(): Digest {
    this.flush();
    return new Digest(this.hash.copy());
  }

  get hex(): string {
    this.flush();
    return this.hash.digest('hex');
  }

  private flush(): void {
    this.hash.update(this.waiting);
    this.waiting = '';
  }
}

/** Reads both side by side, so that memory stays flat. Nobody may write to them meanwhile. */
export const compare = async (store: ReadStore, collection: string, other: string | null): Promise<Comparison> => {
  const [left, right] = [new Rows(store, collection), new Rows(store, other)];
  const found = new Findings();
  for (;;) {
    for (const rows of [left, right]) if (rows.unsure) await rows.fetch();
    const pair = nextPair(left, right);
    if (!pair[0] && !pair[1]) break;
    if (other === null) found.add(pair[0], pair[0]);
    else found.add(...inOneForm(pair));
  }
  const { hash, otherHash, ...rest } = found.all;
  return { ...rest, hash, otherHash: other === null ? null : otherHash };
};

/** What has been seen of both: one digest for as long as they are the same. */
class Findings {
  private documents = 0;
  private readonly different: string[] = [];
  private readonly digest = new Digest();
  private otherDigest: Digest | null = null;

  get all(): Comparison {
    const otherHash = this.otherDigest?.hex;
    const hash = this.digest.hex;
    return { documents: this.documents, hash, otherHash: otherHash ?? hash, different: this.different };
  }

  add(mine: Row, theirs: Row): void {
    if (mine?.text !== theirs?.text) this.differ((mine ?? theirs)?.id ?? '');
    if (mine) this.documents++;
    if (mine) this.digest.add(mine);
    if (theirs) this.otherDigest?.add(theirs);
  }

  private differ(id: string): void {
    this.otherDigest ??= this.digest.copy();
    if (this.different.length < SHOWN) this.different.push(id);
  }
}

/** Nearly always the texts are the same. Where they are not, the order of fields may be all that differs. */
const inOneForm = (pair: Pair): Pair => {
  const [mine, theirs] = pair;
  return mine && theirs && mine.text !== theirs.text ? [canonical(mine), canonical(theirs)] : pair;
};

const canonical = ({ id, text }: StoredText): StoredText => ({ id, text: canonicalJson(JSON.parse(text)) });

type Row = StoredText | undefined;
type Pair = readonly [Row, Row];

/** The first rows of both where they have the same id, else the one that comes first by its id. */
const nextPair = (left: Rows, right: Rows): Pair => {
  const [a, b] = [left.row, right.row];
  const takeLeft = a !== undefined && (b === undefined || a.id <= b.id);
  const takeRight = b !== undefined && (a === undefined || b.id <= a.id);
  if (takeLeft) left.step();
  if (takeRight) right.step();
  return [takeLeft ? a : undefined, takeRight ? b : undefined];
};

/** The rows of a collection by id; none when there is no collection. */
class Rows {
  private readonly pages: AsyncIterator<readonly StoredText[]>;
  private page: readonly StoredText[] = [];
  private at = 0;
  private ended = false;

  constructor(store: ReadStore, collection: string | null) {
    this.pages = (collection === null ? none() : store.texts(collection, PAGE))[Symbol.asyncIterator]();
  }

  get row(): Row {
    return this.page[this.at];
  }

  /** There is no telling yet whether another row comes. */
  get unsure(): boolean {
    return this.at === this.page.length && !this.ended;
  }

  async fetch(): Promise<void> {
    const { value, done } = await this.pages.next();
    this.ended = done === true;
    [this.page, this.at] = [this.ended ? [] : value, 0];
  }

  step(): void {
    this.at++;
  }
}

async function* none(): AsyncGenerator<never, undefined> {}
