import type { ResourceProps } from 'react-admin';
import { PartnerCenterPage } from './PartnerCenterPage.js';

export const partnerCenter: ResourceProps = { name: 'partner-center', list: PartnerCenterPage };
