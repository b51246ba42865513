/** Words of which the vendor's units are made, in the singular. */
const WORDS = new Set(
  ('s second minute hour hr day week month year b kb mb gb tb pb kib mib gib tib bit count unit request transaction operation message call query event action execution record item object key user device node core vcore vcpu cpu ' +
    'instance server machine disk ip address connection gateway tunnel rule policy zone image page character document text face video feature scan run build pipeline job test ru dtu edtu dwu cu su acu mbps gbps iop').split(' '),
);
/** "1", "10,000s", "10K", "1M", "0.5". */
const NUMBER = /^[\d.,]+[kms]?$/;

const isWord = (word: string): boolean => WORDS.has(word) || (word.endsWith('s') && WORDS.has(word.slice(0, -1)));

/** Is it a unit such as "1 GB/Month" or "10,000s"? Of others nothing can be said, and what is used in none is counted all the same (rulings, Azure 10). */
export const isKnownUnit = (unit: string | null): boolean => {
  const words = (unit ?? '').toLowerCase().split(/[\s/()-]+/).filter((word) => word !== '');
  return words.length > 0 && words.every((word) => NUMBER.test(word) || isWord(word));
};
