import type { ReactElement } from 'react';
import { Link, useGetList, useGetManyAggregate, useTranslate } from 'react-admin';
import { mayRead } from '../../shared/access.js';
import { useMe } from '../../shared/api/hooks.js';
import type { AccountUser, StreamEvent } from '../../shared/api/types.js';
import { useFormat } from '../../shared/format/use-format.js';

type Who = StreamEvent['metadata']['actor'];

const short = (id: string): string => (id.length > 30 ? id.slice(0, 8) : id);

const Manager = ({ id }: { readonly id: string }): ReactElement => {
  const t = useTranslate();
  const { data } = useGetManyAggregate<{ id: string; name: string }>('managers', { ids: [id] });
  const [manager] = data ?? [];
  return manager?.name ? <Link to={`/managers/${id}/show`}>{manager.name}</Link> : <span>{t('actor.manager', { id: short(id) })}</span>;
};

const Customer = ({ id }: { readonly id: string }): ReactElement => {
  const t = useTranslate();
  const { role } = useMe();
  const { data } = useGetList<AccountUser>('users', { filter: { userId: id }, pagination: { page: 1, perPage: 1 }, sort: { field: 'since', order: 'ASC' } }, { enabled: mayRead(role, 'users'), staleTime: 60_000 });
  const [user] = data ?? [];
  return user?.name ? <Link to={`/users/${user.id}/show`}>{t('actor.named', { name: user.name })}</Link> : <span>{t('actor.user', { id: short(id) })}</span>;
};

/** Who did it: a person by name, or a part of the system. */
export const Actor = ({ actor }: { readonly actor: Who }): ReactElement => {
  const t = useTranslate();
  const { word } = useFormat();
  if (actor.kind === 'user') return <Customer id={actor.id} />;
  if (actor.kind === 'manager' || actor.kind === 'auditor') return <Manager id={actor.id} />;
  return <span>{t('actor.system', { name: word('part', actor.id) })}</span>;
};
