/** Everything that needs the installation's key, chance or slow hashes. Losing the key locks everybody out: it is part of every backup. */
export interface Secrets {
  /** Keyed hash of an e-mail, blind to case and to space around it: finds it again without keeping it. Hexadecimal. */
  hmacEmail(email: string): string;
  /** Keyed hash of any text, 64 hexadecimal characters; different purposes give unrelated results. */
  mac(purpose: string, text: string): string;
  /** 256 bits, in characters that need no escaping in URLs. */
  randomSecret(): string;
  /** Slow and salted; the parameters are in the result. */
  hashPassword(password: string): Promise<string>;
  /** Takes as long for no hash (null) as for a wrong password, so that nobody learns who exists. */
  verifyPassword(password: string, hash: string | null): Promise<boolean>;
  /** Encrypts what must be read again, such as a vendor's password: other text every time, opened by the same key and purpose alone. */
  seal(purpose: string, text: string): string;
  /** @throws SealBroken for another key or purpose, and for what was tampered with */
  unseal(purpose: string, sealed: string): string;
}

export class SealBroken extends Error {
  constructor() {
    super('The stored secret cannot be opened with the key of this installation. Enter it again.');
    this.name = 'SealBroken';
  }
}
