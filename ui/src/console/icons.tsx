import AccountTree from '@mui/icons-material/AccountTreeOutlined';
import Article from '@mui/icons-material/ArticleOutlined';
import Badge from '@mui/icons-material/BadgeOutlined';
import Business from '@mui/icons-material/BusinessOutlined';
import Cloud from '@mui/icons-material/CloudOutlined';
import Approval from '@mui/icons-material/ApprovalOutlined';
import Category from '@mui/icons-material/CategoryOutlined';
import EventSeat from '@mui/icons-material/EventSeatOutlined';
import NotificationImportant from '@mui/icons-material/NotificationImportantOutlined';
import Description from '@mui/icons-material/DescriptionOutlined';
import FileDownload from '@mui/icons-material/FileDownloadOutlined';
import CloudSync from '@mui/icons-material/CloudSyncOutlined';
import DataUsage from '@mui/icons-material/DataUsageOutlined';
import MoneyOff from '@mui/icons-material/MoneyOffOutlined';
import RequestQuote from '@mui/icons-material/RequestQuoteOutlined';
import Edit from '@mui/icons-material/EditNoteOutlined';
import Handshake from '@mui/icons-material/HandshakeOutlined';
import Numbers from '@mui/icons-material/PinOutlined';
import PriceCheck from '@mui/icons-material/PriceCheckOutlined';
import CallReceived from '@mui/icons-material/CallReceivedOutlined';
import CallMade from '@mui/icons-material/CallMadeOutlined';
import EventRepeat from '@mui/icons-material/EventRepeatOutlined';
import Group from '@mui/icons-material/GroupOutlined';
import History from '@mui/icons-material/HistoryOutlined';
import Inventory from '@mui/icons-material/Inventory2Outlined';
import LocalOffer from '@mui/icons-material/LocalOfferOutlined';
import Mail from '@mui/icons-material/MailOutlined';
import Payments from '@mui/icons-material/PaymentsOutlined';
import ReceiptLong from '@mui/icons-material/ReceiptLongOutlined';
import ReportProblem from '@mui/icons-material/ReportProblemOutlined';
import UploadFile from '@mui/icons-material/UploadFileOutlined';
import Schedule from '@mui/icons-material/ScheduleOutlined';
import Sell from '@mui/icons-material/SellOutlined';
import ShoppingCart from '@mui/icons-material/ShoppingCartOutlined';
import SwapVert from '@mui/icons-material/SwapVertOutlined';
import TableView from '@mui/icons-material/TableViewOutlined';
import Hub from '@mui/icons-material/HubOutlined';
import type { ReactElement } from 'react';

export const icons: Readonly<Record<string, ReactElement>> = {
  accounts: <Business />,
  users: <Group />,
  subscriptions: <Cloud />,
  orders: <ShoppingCart />,
  payments: <Payments />,
  charges: <ReceiptLong />,
  'ledger-entries': <SwapVert />,
  'billing-runs': <EventRepeat />,
  'manual-operations': <Approval />,
  'billing-alerts': <NotificationImportant />,
  reservations: <EventSeat />,
  'reservation-skus': <Category />,
  'partner-center': <Hub />,
  invoices: <Description />,
  corrections: <Edit />,
  guarantees: <Handshake />,
  'number-formats': <Numbers />,
  'price-list': <PriceCheck />,
  'vendor-price-lists': <UploadFile />,
  'reseller-charges': <CallReceived />,
  'supplier-charges': <CallMade />,
  products: <Inventory />,
  plans: <Sell />,
  'service-terms': <Schedule />,
  discounts: <LocalOffer />,
  resellers: <AccountTree />,
  managers: <Badge />,
  'azure-daily': <DataUsage />,
  'azure-unpriced': <MoneyOff />,
  'azure-rate-cards': <RequestQuote />,
  'azure-pulls': <CloudSync />,
  events: <History />,
  exports: <FileDownload />,
  'failed-steps': <ReportProblem />,
  outbox: <Mail />,
  'read-models': <TableView />,
  profile: <Article />,
};
