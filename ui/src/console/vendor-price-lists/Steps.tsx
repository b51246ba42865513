import { Step, StepLabel, Stepper } from '@mui/material';
import type { ReactElement } from 'react';
import { useTranslate } from 'react-admin';

const STEPS = ['upload', 'preview', 'apply'] as const;

/** Where one is on the way from a file to new costs; 3: all of it is done. */
export const Steps = ({ done }: { readonly done: number }): ReactElement => {
  const t = useTranslate();
  return (
    <Stepper activeStep={done} sx={{ mb: 3, maxWidth: 640 }}>
      {STEPS.map((step) => (
        <Step key={step}>
          <StepLabel>{t(`priceLists.step.${step}`)}</StepLabel>
        </Step>
      ))}
    </Stepper>
  );
};
