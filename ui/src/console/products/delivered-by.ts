import type { Product } from '../../shared/api/types.js';
import { useFormat } from '../../shared/format/use-format.js';

/** What delivers a product, in words: the plugin, or how the simulated one behaves. */
export const useDeliveredBy = (): ((provisioning: Product['provisioning']) => string | null) => {
  const { word } = useFormat();
  return (provisioning) => (provisioning?.plugin === 'simulated' ? word('behaviour', provisioning.behaviour) : word('plugin', provisioning?.plugin));
};
