import { formatMinor } from '../../domain/shared/money.js';
import type { ChargeFamily, ExplainedCharge, Line } from './explain-charge.js';

/** One thing that an amount comes from, with what that comes from in turn. */
export interface ExplanationNode {
  readonly label: string;
  readonly value: string;
  readonly note?: string;
  readonly children?: readonly ExplanationNode[];
}

type Tell = (charge: ExplainedCharge) => { readonly sentence: string; readonly lines: readonly Line[] };

/** From the amount down: figures, discounts that lost, the charges that it was cut from, its order, its events. */
export const explanationTree = (family: ChargeFamily, tell: Tell): ExplanationNode => {
  const { charge, parents } = family;
  const { sentence, lines } = tell(charge);
  return {
    label: 'Charge',
    value: `${formatMinor(charge.net, charge.currency)} ${charge.currency}`,
    note: sentence,
    children: [
      ...lines.slice(0, -1).map((line) => (line.label.startsWith('Discount') ? { ...line, children: losersOf(charge) } : line)),
      ...(charge.discount ? [] : losersOf(charge)),
      ...parents.map((parent) => ({ ...explanationTree(parent, tell), label: 'Made from the charge' })),
      ...(charge.orderId === null ? [] : [{ label: 'Order', value: charge.orderId }]),
      { label: 'Events', value: String(charge.history.length), children: charge.history.map(({ type, at, status, stream, revision }) => ({ label: type, value: status, note: `${stream}, event ${revision}, ${at}` })) },
    ],
  };
};

const losersOf = ({ derivation: { lost = [] } }: ExplainedCharge): readonly ExplanationNode[] =>
  lost.map(({ id, name, percentage }) => ({ label: 'Discount that lost', value: `${percentage} %`, note: `${name} (${id})` }));
