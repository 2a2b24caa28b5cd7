# syntax=docker/dockerfile:1
# The jar in layers, least changed first, on a JRE, run by a user who owns nothing but the data. An archive of the classes that a
# start loads is made in the image; without it, it starts as well, only slower.

FROM eclipse-temurin:21-jdk AS build
WORKDIR /source
COPY . .
RUN --mount=type=cache,target=/root/.m2 ./mvnw -B -ntp -pl application -am package -DskipTests
RUN java -Djarmode=tools -jar application/target/target-ledger.jar extract --layers --destination /layers

FROM eclipse-temurin:21-jre
RUN groupadd --system --gid 10001 ledger \
    && useradd --system --uid 10001 --gid ledger --home-dir /app --no-create-home ledger \
    && mkdir -p /app /data && chown ledger:ledger /data
WORKDIR /app
COPY --from=build /layers/dependencies/ ./
COPY --from=build /layers/snapshot-dependencies/ ./
COPY --from=build /layers/application/ ./
RUN java -XX:ArchiveClassesAtExit=target-ledger.jsa -jar target-ledger.jar rehearse >/dev/null 2>&1 || rm -f target-ledger.jsa
USER ledger
VOLUME /data
ENV JAVA_TOOL_OPTIONS="-XX:MaxRAMPercentage=70 -Dfile.encoding=UTF-8" \
    LC_CTYPE=C.UTF-8
EXPOSE 8080
HEALTHCHECK --interval=10s --timeout=3s --start-period=60s --retries=6 \
    CMD curl -fsS http://localhost:8080/actuator/health || exit 1
ENTRYPOINT ["java", "-XX:SharedArchiveFile=target-ledger.jsa", "-jar", "target-ledger.jar"]
CMD ["serve", "--data", "/data"]
