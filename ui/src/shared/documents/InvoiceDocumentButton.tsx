import type { ButtonProps } from '@mui/material';
import type { ReactElement } from 'react';
import type { Invoice } from '../api/types.js';
import { FileButton } from '../exports/FileButton.js';
import { useFormat } from '../format/use-format.js';

/** The invoice or statement as a PDF to keep, in the language of the page. */
export const InvoiceDocumentButton = ({ invoice, ...button }: ButtonProps & { readonly invoice: Pick<Invoice, 'id' | 'status'> }): ReactElement | null => {
  const { locale } = useFormat();
  if (invoice.status !== 'Closed') return null;
  const language = new Intl.Locale(locale);
  const tag = [language.language, language.region].filter(Boolean).join('-');
  return <FileButton variant="outlined" {...button} path={`/api/invoices/${encodeURIComponent(invoice.id)}/document.pdf?language=${tag}`} label="documents.download" data-testid="invoice-document" />;
};
