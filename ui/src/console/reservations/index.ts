import type { ResourceProps } from 'react-admin';
import { ReservationList } from './ReservationList.js';

export const reservations: ResourceProps = { name: 'reservations', list: ReservationList };
