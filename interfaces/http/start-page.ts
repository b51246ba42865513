const links = [
  ['/console/', 'Operator console', 'Resellers, customers, plans, orders, payments, and every event behind them.'],
  ['/portal/', 'Customer portal', 'Order, pay, and look after subscriptions.'],
  ['/docs', 'API', 'Every command and every list, to read and to try.'],
  ['/metrics', 'Metrics', 'For Prometheus.'],
  ['/health/ready', 'Health', 'Ready, or why not.'],
] as const;

const STYLE = `
  :root { color-scheme: light dark; font: 17px/1.5 system-ui, sans-serif; }
  body { margin: 0 auto; max-width: 38rem; padding: 12vh 1.25rem 2rem; }
  h1 { font-size: 2rem; margin: 0; }
  p { margin: 0.25rem 0 2rem; }
  ul { list-style: none; margin: 0; padding: 0; }
  li { border-top: 1px solid color-mix(in srgb, currentColor 20%, transparent); padding: 0.9rem 0; }
  a { font-weight: 600; }
  span { display: block; opacity: 0.8; }
`;

/** What stands at "/": the way to everything else. */
export const startPage = `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <title>Skyledger</title>
    <style>${STYLE}</style>
  </head>
  <body>
    <h1>Skyledger</h1>
    <p>Subscription billing and cloud brokerage, every step recorded.</p>
    <ul>${links.map(([href, name, text]) => `
      <li><a href="${href}">${name}</a><span>${text}</span></li>`).join('')}
    </ul>
  </body>
</html>
`;
