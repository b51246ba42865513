import { Box, Button, Dialog, DialogActions, DialogContent, DialogContentText, DialogTitle, useMediaQuery, type Theme } from '@mui/material';
import { useState, type FormEvent, type ReactElement, type ReactNode } from 'react';
import { useNotify, useTranslate } from 'react-admin';
import type { CommandName, Commands, Committed } from '../api/commands.js';
import { useCommand } from '../api/hooks.js';
import { ProblemNote } from '../components/ProblemNote.js';
import { useProblemWords } from '../components/use-problem-words.js';
import { completed, initialValues, visible, type CommandField, type FieldValue, type FieldValues, type FilledValue } from './field-values.js';
import { CommandFieldInput } from './fields.js';
import { RehearsedEffects, useRehearsal } from './Rehearsal.js';

export interface CommandDialogProps<N extends CommandName> {
  readonly name: N;
  /** What does not come from the fields. */
  readonly body: Partial<Commands[N]>;
  readonly fields?: readonly CommandField[];
  /** What the fields mean to the command, where it is not their values by name. */
  readonly toBody?: (values: Readonly<Record<string, FilledValue>>) => Partial<Commands[N]>;
  /** Show what would be recorded, before it is confirmed. */
  readonly rehearse?: boolean;
  readonly currency?: string | undefined;
  /** Values for the explanation's text. */
  readonly about?: Readonly<Record<string, string | number>>;
  readonly severity?: 'primary' | 'error';
  readonly children?: ReactNode;
  readonly onClose: () => void;
  readonly onDone?: (committed: Committed) => void;
}

const NO_FIELDS: readonly CommandField[] = [];

/** Asks before a command is sent: what it means, what it would record, and what it still needs to know. */
export const CommandDialog = <N extends CommandName>(props: CommandDialogProps<N>): ReactElement => {
  const { name, body, fields = NO_FIELDS, toBody, rehearse = true, currency, about = {}, severity = 'primary', children, onClose, onDone } = props;
  const t = useTranslate();
  const words = useProblemWords();
  const notify = useNotify();
  const fullScreen = useMediaQuery((theme: Theme) => theme.breakpoints.down('sm'));
  const [values, setValues] = useState<FieldValues>(() => initialValues(fields));
  const { send, isPending, problem, reset } = useCommand(name);
  const filled = completed(fields, values);
  const whole = filled && ({ ...body, ...(toBody ? toBody(filled) : filled) } as Commands[N]);
  const rehearsal = useRehearsal(name, whole, rehearse && !isPending);
  const refusal = problem ?? rehearsal.problem;
  const errorOf = (field: string): string | undefined => {
    const error = refusal?.errors?.find(({ pointer }) => pointer.split('/').at(-1) === field);
    return refusal && error ? words.field(error, refusal) : undefined;
  };

  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    const committed = whole && (await send(whole));
    if (!committed) return;
    notify(t('commands.done', { command: t(`commands.${name}.label`) }), { type: 'success' });
    onDone?.(committed);
    onClose();
  };
  const change = (field: string, value: FieldValue): void => {
    reset();
    setValues({ ...values, [field]: value });
  };

  return (
    <Dialog open onClose={isPending ? undefined : onClose} fullWidth maxWidth="sm" fullScreen={fullScreen} aria-labelledby="command-title">
      <Box component="form" onSubmit={(event) => void submit(event)} noValidate sx={{ display: 'flex', flexDirection: 'column', minHeight: 0, flex: 1 }}>
        <DialogTitle id="command-title">{t(`commands.${name}.label`)}</DialogTitle>
        <DialogContent>
          <DialogContentText sx={{ mb: 1 }}>{t(`commands.${name}.explain`, about)}</DialogContentText>
          {visible(fields, values).map((field, index) => (
            <CommandFieldInput key={field.name} field={field} value={values[field.name] ?? null} error={errorOf(field.name)} autoFocus={index === 0} onChange={(value) => change(field.name, value)} />
          ))}
          {children}
          {rehearse && <RehearsedEffects state={rehearsal} currency={currency} />}
          {refusal && <ProblemNote problem={refusal} fieldsShown={fields.map((field) => `/${field.name}`)} />}
        </DialogContent>
        <DialogActions sx={{ p: 2, gap: 1 }}>
          <Button onClick={onClose} disabled={isPending} size="large">
            {t('common.cancel')}
          </Button>
          <Button type="submit" variant="contained" color={severity} size="large" loading={isPending} disabled={!whole} data-testid="confirm-command">
            {t(`commands.${name}.label`)}
          </Button>
        </DialogActions>
      </Box>
    </Dialog>
  );
};
