# Everything that building needs stays in the first stage: what runs has the compiled program, the built pages and the
# packages of production.
FROM node:20-bookworm-slim AS build
WORKDIR /app
COPY package.json package-lock.json ./
RUN npm ci --no-audit --no-fund
COPY . .
RUN npm run build \
 && npm prune --omit=dev --no-audit --no-fund \
 && rm -rf dist/test dist/bench dist/.tsbuildinfo \
 && find dist \( -name '*.spec.js' -o -path '*/testing/*' \) -type f -delete

FROM node:20-bookworm-slim
ENV NODE_ENV=production HOST=0.0.0.0 PORT=3000
# A folder in the volume, not the volume itself: the demo is made beside it and moved into place whole.
ENV DATA_DIR=/data/skyledger
WORKDIR /app
RUN mkdir /data && chown node:node /data
COPY --from=build /app/package.json ./
COPY --from=build /app/node_modules ./node_modules
COPY --from=build /app/dist ./dist
USER node
VOLUME /data
EXPOSE 3000
HEALTHCHECK --interval=10s --timeout=5s --start-period=90s --retries=3 \
  CMD ["node", "--eval", "fetch(`http://127.0.0.1:${process.env.PORT}/health/ready`).then(({ ok }) => process.exit(ok ? 0 : 1), () => process.exit(1))"]
# Arguments follow: `docker run skyledger --empty` starts without the demo.
ENTRYPOINT ["node", "--max-semi-space-size=64", "dist/infrastructure/main/server.js"]
