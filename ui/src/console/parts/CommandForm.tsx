import { useRef, useState, type ReactElement, type ReactNode } from 'react';
import { Create, SaveButton, SimpleForm, Toolbar, useNotify, useRedirect, useResourceContext, useTranslate } from 'react-admin';
import { Intent, type CommandName, type Commands } from '../../shared/api/commands.js';
import { problemOf, useApi, useRefreshSoon } from '../../shared/api/hooks.js';
import type { ProblemBody } from '../../shared/api/http.js';
import { ProblemNote } from '../../shared/components/ProblemNote.js';
import { useProblemWords, type ProblemWords } from '../../shared/components/use-problem-words.js';

interface CommandFormProps<N extends CommandName> {
  readonly name: N;
  readonly defaultValues: object;
  /** What the form holds, as the command wants it. Paths stay the same, so that refusals find their fields. */
  readonly toBody: (values: never) => Commands[N];
  readonly children: ReactNode;
}

type Errors = { [name: string]: string | Errors };

/** "/periods/0/fees/setup" as a nested object, the way that forms take errors. */
export const errorsOf = (problem: ProblemBody, say: ProblemWords['field']): Errors => {
  const errors: Errors = {};
  for (const error of problem.errors ?? []) {
    const path = error.pointer.split('/').slice(1);
    const last = path.pop();
    if (!last) continue;
    let at = errors;
    for (const name of path) {
      const next = at[name];
      at = typeof next === 'object' ? next : ((at[name] = {}));
    }
    at[last] = say(error, problem);
  }
  return errors;
};

const FormToolbar = ({ name }: { readonly name: CommandName }): ReactElement => {
  const t = useTranslate();
  return (
    <Toolbar>
      <SaveButton label={t(`commands.${name}.label`)} alwaysEnable icon={<></>} data-testid="submit-form" />
    </Toolbar>
  );
};

/** A page that makes something by one command, and then shows what it made. */
export const CommandForm = <N extends CommandName>({ name, defaultValues, toBody, children }: CommandFormProps<N>): ReactElement => {
  const t = useTranslate();
  const api = useApi();
  const { field } = useProblemWords();
  const notify = useNotify();
  const redirect = useRedirect();
  const resource = useResourceContext();
  const refreshSoon = useRefreshSoon();
  const intent = useRef(new Intent());
  const [problem, setProblem] = useState<ProblemBody | null>(null);
  const submit = async (values: object): Promise<Errors | undefined> => {
    try {
      const { id } = await api.send(name, toBody(values as never), intent.current);
      refreshSoon();
      notify(t('commands.done', { command: t(`commands.${name}.label`) }), { type: 'success' });
      redirect('show', resource, id);
      return undefined;
    } catch (error) {
      const refused = problemOf(error);
      setProblem(refused);
      return errorsOf(refused, field);
    }
  };
  return (
    <Create title={t(`commands.${name}.label`)} sx={{ maxWidth: 960 }}>
      <SimpleForm onSubmit={submit} defaultValues={defaultValues} toolbar={<FormToolbar name={name} />} sx={{ gap: 0.5 }}>
        {children}
        {problem && <ProblemNote problem={problem} />}
      </SimpleForm>
    </Create>
  );
};
