# The image of consumer: the compiled program, on a base without a shell. docs/INSTALL.md shows how to run it.
FROM denoland/deno:2.9.6 AS build
WORKDIR /src
COPY deno.json deno.lock ./
RUN deno install --frozen
COPY main.ts ./
COPY src/ src/
COPY examples/strategies/ examples/strategies/
# Any user can write to /data, whose own files are private: a container may run as another user than this image's.
RUN deno task compile && mkdir -p dist/folders/data && chmod 1777 dist/folders/data

FROM gcr.io/distroless/cc-debian12:nonroot
LABEL org.opencontainers.image.title="consumer" \
      org.opencontainers.image.description="Follows freqtrade producers, runs strategies on their dataframes and forwards the signals" \
      org.opencontainers.image.licenses="MIT"
COPY --from=build /src/dist/consumer /usr/local/bin/consumer
COPY --from=build /src/dist/folders/ /
# consumer upgrade reads the first variable. The second one moves the journal to where the container may write.
ENV CONSUMER_INSTALL=container \
    FREQTRADE__CONSUMER__JOURNAL__FILE=/data/consumer.sqlite
# The user "nonroot" of the base.
USER 65532:65532
WORKDIR /bot
VOLUME /data
HEALTHCHECK --interval=30s --timeout=15s --start-period=60s --retries=3 \
  CMD ["/usr/local/bin/consumer", "status", "--config", "/bot/config.jsonc"]
ENTRYPOINT ["/usr/local/bin/consumer"]
CMD ["--config", "/bot/config.jsonc"]
