import type { ReactElement } from 'react';
import { useMe } from '../../shared/api/hooks.js';
import { Actor } from '../parts/Actor.js';

/** Who did it; a colleague by name. */
export const ManagerName = ({ id }: { readonly id: string }): ReactElement => {
  const me = useMe();
  return <Actor actor={{ kind: /^[0-9a-f-]{36}$/.test(id) || id === me.id ? 'manager' : 'system', id }} />;
};
