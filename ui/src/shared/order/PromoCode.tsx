import { TextField } from '@mui/material';
import { useState, type ReactElement } from 'react';
import { useTranslate } from 'react-admin';
import { PROMO_CODE, type OrderDraft } from './draft.js';

/** A code that one was given: the price follows as soon as it has the shape of one. */
export const PromoCode = ({ draft, onChange }: { readonly draft: OrderDraft; readonly onChange: (draft: OrderDraft) => void }): ReactElement => {
  const t = useTranslate();
  const [code, setCode] = useState(draft.promoCode);
  const wrong = code !== '' && !PROMO_CODE.test(code);
  return (
    <TextField
      label={t('data.promoCode')}
      value={code}
      error={wrong}
      helperText={wrong ? t('errors.code') : t('order.promoHint')}
      onChange={(event) => {
        setCode(event.target.value.trim());
        onChange({ ...draft, promoCode: event.target.value.trim() });
      }}
      sx={{ mt: 2, maxWidth: 360 }}
      slotProps={{ htmlInput: { autoCapitalize: 'characters', autoComplete: 'off', name: 'promoCode' } }}
    />
  );
};
