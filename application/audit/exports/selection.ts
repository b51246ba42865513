import type { Projection } from '../../../projections/projection.js';
import type { ExportSelection } from '../../ports/exports.js';
import { chosenColumns } from '../../queries/columns.js';
import { compileQuery } from '../../queries/find-query.js';
import { sightOf } from '../../queries/visibility.js';
import { WHOLE } from '../../queries/whole-list.js';
import type { Principal } from '../../spine/principal.js';

/** What a list would refuse is refused here in the same words. @throws BadQuery, DomainError forbidden */
export const checkSelection = (view: Projection, { filter, sort, columns }: Pick<ExportSelection, 'filter' | 'sort' | 'columns'>, principal: Principal): void => {
  const sight = sightOf(view, principal);
  compileQuery(view, sight, { filter, sort, page: WHOLE });
  chosenColumns(view, sight, columns);
};
