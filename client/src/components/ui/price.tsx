import { config } from '../../config';
import { formatPrice } from '../../format/price';

export function Price({ price, className = '' }: { price: number; className?: string }) {
  return <span className={`tabular ${className}`}>{formatPrice(price, config().CURRENCY)}</span>;
}
