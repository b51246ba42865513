/** The words of invoices and statements in one language. `{name}` stands for a figure. */
export interface PaperTexts {
  readonly invoice: string;
  readonly act: string;
  readonly seller: string;
  readonly customer: string;
  readonly accountNumber: string;
  readonly taxId: string;
  readonly issuedOn: string;
  readonly period: string;
  readonly dueOn: string;
  readonly payment: string;
  readonly amountDue: string;
  readonly description: string;
  readonly quantity: string;
  readonly price: string;
  readonly months: string;
  readonly discount: string;
  readonly amount: string;
  readonly setup: string;
  readonly renewal: string;
  readonly recurring: string;
  readonly consumption: string;
  readonly takenBack: string;
  readonly beforeDiscount: string;
  readonly net: string;
  readonly taxes: string;
  readonly total: string;
  /** What is to be paid, or why nothing is. */
  readonly payUntil: string;
  readonly overdue: string;
  readonly paidOn: string;
  readonly paidFromBalance: string;
  readonly paidAhead: string;
  readonly credited: string;
  readonly owed: string;
  readonly nothing: string;
  readonly quote: string;
  readonly monthsNote: string;
  readonly page: string;
}

/** "Paid on {date}" with its figures. */
export const fill = (text: string, figures: Readonly<Record<string, string>>): string => text.replace(/\{(\w+)\}/g, (hole, name: string) => figures[name] ?? hole);
