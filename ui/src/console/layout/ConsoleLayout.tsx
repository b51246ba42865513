import type { ReactElement } from 'react';
import { Layout, type LayoutProps } from 'react-admin';
import { ConsoleAppBar } from './ConsoleAppBar.js';
import { ExportWatcher } from '../../shared/exports/ExportWatcher.js';
import { ConsoleMenu } from './ConsoleMenu.js';

export const ConsoleLayout = ({ children, ...props }: LayoutProps): ReactElement => (
  <Layout {...props} appBar={ConsoleAppBar} menu={ConsoleMenu} appBarAlwaysOn sx={{ '&&': { minWidth: 0 }, '& .RaLayout-appFrame, & .RaLayout-contentWithSidebar': { minWidth: 0, maxWidth: '100%' }, '& .RaLayout-content': { px: { xs: 1.5, md: 3 }, pb: 6, minWidth: 0 } }}>
    <ExportWatcher />
    {children}
  </Layout>
);
