import type { ResourceProps } from 'react-admin';
import { ServiceTermsCreate } from './ServiceTermsCreate.js';
import { ServiceTermsList } from './ServiceTermsList.js';
import { ServiceTermsShow } from './ServiceTermsShow.js';

export const serviceTerms: ResourceProps = { name: 'service-terms', list: ServiceTermsList, show: ServiceTermsShow, create: ServiceTermsCreate, recordRepresentation: 'name' };
