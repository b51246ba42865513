import { constants, crc32, createDeflateRaw, type DeflateRaw } from 'node:zlib';
import { Zip, type ZipInputFile } from 'fflate';
import { ruleBroken } from '../../../domain/shared/errors.js';

const DEFLATED = 8;
/** The format counts in 32 bits. */
const MOST_BYTES = 0xffff_ffff;
/** Of UTF-8, for one unit of UTF-16. */
const MOST_BYTES_A_UNIT = 3;

/** A ZIP archive that is written as it grows, one file after the other. The system's zlib deflates, beside the program. */
export class ZipStream {
  private readonly zip: Zip;
  private ready: Uint8Array[] = [];
  private written = 0;

  constructor(private readonly write: (chunk: Uint8Array) => Promise<void>) {
    this.zip = new Zip((error, chunk) => {
      if (error) throw error;
      this.ready.push(chunk);
    });
  }

  /** The file before must be finished. */
  file(name: string): ZippedFile {
    const file = new ZippedFile(name, () => this.drain());
    this.zip.add(file);
    return file;
  }

  async finish(): Promise<void> {
    this.zip.end();
    await this.drain();
  }

  private async drain(): Promise<void> {
    if (this.ready.length === 0) return;
    const chunk = this.ready.length === 1 ? (this.ready[0] as Uint8Array) : Buffer.concat(this.ready);
    this.ready = [];
    this.written += chunk.byteLength;
    if (this.written > MOST_BYTES) throw ruleBroken('file_too_large', 'The rows do not fit into one XLSX file. Export them as CSV, or select fewer.');
    await this.write(chunk);
  }
}

/** One file in the archive. */
export class ZippedFile implements ZipInputFile {
  readonly compression = DEFLATED;
  crc = 0;
  size = 0;
  ondata!: NonNullable<ZipInputFile['ondata']>;
  private readonly deflate: DeflateRaw = createDeflateRaw({ level: constants.Z_BEST_SPEED, chunkSize: 256 * 1024 });
  private memory = Buffer.alloc(0);
  /** One chunk is deflated while the next is made. */
  private deflating: Promise<void> = Promise.resolve();

  constructor(
    readonly filename: string,
    private readonly drain: () => Promise<void>,
  ) {
    this.deflate.on('data', (chunk: Buffer) => this.ondata(null, chunk as Uint8Array<ArrayBuffer>, false));
  }

  async write(text: string): Promise<void> {
    await this.deflating;
    await this.drain();
    const chunk = this.encoded(text);
    this.crc = crc32(chunk, this.crc);
    this.size += chunk.byteLength;
    this.deflating = new Promise((resolve, reject) => this.deflate.write(chunk, (error) => (error ? reject(error) : resolve())));
    // Told to the next call; until then nobody listens.
    this.deflating.catch(() => undefined);
  }

  /** In the same memory for every chunk: a new one for each would wait for the collector by the hundred. */
  private encoded(text: string): Buffer {
    if (this.memory.length < text.length * MOST_BYTES_A_UNIT) this.memory = Buffer.allocUnsafeSlow(text.length * MOST_BYTES_A_UNIT);
    return this.memory.subarray(0, this.memory.write(text));
  }

  async finish(): Promise<void> {
    await this.deflating;
    await new Promise<void>((resolve, reject) => this.deflate.once('error', reject).once('end', resolve).end());
    this.ondata(null, new Uint8Array(0), true);
    await this.drain();
  }
}
