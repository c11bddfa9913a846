# Mentor, small and without rights: `docker build -t mentor .`
# `npm run rehearse` does the same steps where there is no Docker, and starts what comes of them.

FROM node:26-slim AS packages
WORKDIR /app
COPY package.json package-lock.json ./
# What is left out besides makes some packages faster, and the image a quarter larger.
RUN npm ci --omit=dev --omit=optional --no-audit --no-fund

FROM node:26-slim
ENV NODE_ENV=production
# Packs that aren't named here are learnt again at every start.
ARG MENTOR_PACKS=distributed-systems
ENV MENTOR_PACKS=$MENTOR_PACKS
ENV MENTOR_WATCH_PORT=9464
WORKDIR /app
COPY --from=packages /app/node_modules ./node_modules
COPY package.json LICENSE ./
COPY content ./content
COPY src ./src
COPY adapters ./adapters
COPY scripts/learn.ts ./scripts/
RUN node scripts/learn.ts
USER node
EXPOSE 9464
HEALTHCHECK --interval=15s --timeout=5s --start-period=60s --retries=3 \
  CMD ["node", "adapters/watch/probe.ts"]
CMD ["node", "adapters/main.ts"]
