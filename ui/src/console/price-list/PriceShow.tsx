import { LinearProgress } from '@mui/material';
import type { ReactElement } from 'react';
import { useParams, Navigate } from 'react-router';

/** A price belongs to its plan: "77b3….1_year" leads to the plan's prices. */
export const PriceShow = (): ReactElement => {
  const { id } = useParams<{ id: string }>();
  return id ? <Navigate replace to={`/plans/${id.slice(0, id.indexOf('.'))}/show/prices`} /> : <LinearProgress />;
};
