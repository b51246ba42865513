import { Step, StepLabel, Stepper } from '@mui/material';
import type { ReactElement } from 'react';
import { useTranslate } from 'react-admin';

export const Steps = ({ current }: { readonly current: number }): ReactElement => {
  const t = useTranslate();
  return (
    <Stepper activeStep={current} alternativeLabel sx={{ mb: 3 }}>
      {['plan', 'configuration', 'confirmation'].map((step) => (
        <Step key={step}>
          <StepLabel>{t(`order.step.${step}`)}</StepLabel>
        </Step>
      ))}
    </Stepper>
  );
};
