# syntax=docker/dockerfile:1
# The API, from the same lock as the tests. Built in one stage, run in another that holds no build tools.
FROM python:3.11-slim-bookworm AS build
ENV PIP_NO_CACHE_DIR=1 PIP_DISABLE_PIP_VERSION_CHECK=1
RUN python -m venv /opt/zeren
WORKDIR /src
COPY requirements requirements
RUN /opt/zeren/bin/pip install --require-hashes --only-binary :all: -r requirements/app.txt
COPY pyproject.toml README.md LICENSE ./
COPY graph graph
COPY loaders loaders
COPY viz viz
COPY api api
COPY zeren zeren
# The builder comes from the lock too: the lines of dev.txt that it needs, with their hashes.
RUN awk '/^[a-z]/ {keep = /^(hatchling|packaging|pathspec|pluggy|tomlkit|trove-classifiers)==/} keep' \
    requirements/dev.txt > /tmp/build.txt \
    && python -m venv /opt/build \
    && /opt/build/bin/pip install --require-hashes --only-binary :all: -r /tmp/build.txt \
    && /opt/build/bin/python -m hatchling build -t wheel -d /dist \
    && /opt/zeren/bin/pip install --no-deps /dist/*.whl \
    && /opt/zeren/bin/pip check

FROM python:3.11-slim-bookworm
RUN useradd --system --uid 10001 --home-dir /data --create-home zeren
COPY --from=build /opt/zeren /opt/zeren
ENV PATH=/opt/zeren/bin:$PATH PYTHONUNBUFFERED=1 PYTHONDONTWRITEBYTECODE=1 \
    ZEREN_HOST=0.0.0.0 ZEREN_PORT=8000 ZEREN_STORE=sqlite:////data/zeren.db
USER zeren
WORKDIR /data
EXPOSE 8000
HEALTHCHECK --interval=10s --timeout=5s --start-period=10s --retries=6 \
    CMD ["python", "-c", "import urllib.request as r; r.urlopen('http://127.0.0.1:8000/readyz', timeout=4)"]
ENTRYPOINT ["zeren"]
CMD ["serve"]
