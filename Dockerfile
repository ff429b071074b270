# Meetings without a screen, on a school's server: `dekom meeting serve` of the plan that is mounted.
#
#   docker build -t dekom .
#   docker run --rm -p 8080:8080 -v "$PWD/plans:/plans" -v dekom-state:/state dekom storhaugli-2025 \
#       --url http://ADDRESS-THAT-PHONES-REACH:8080
#
# --url is needed: the address inside a container is none that a phone can reach. The meeting lies in the volume
# `dekom-state`, and goes on with the same code when the container is started anew. The facilitator steers from another
# machine, at the meeting's address with /vert after it, with the key that is written when it begins.
FROM python:3.12-slim

RUN useradd --create-home --uid 10001 dekom && mkdir /state /plans && chown dekom /state
COPY . /src
RUN pip install --no-cache-dir /src && rm -rf /src

USER dekom
WORKDIR /plans
ENV DEKOM_STATE=/state LANG=C.UTF-8 PYTHONUNBUFFERED=1
VOLUME ["/state"]
EXPOSE 8080
STOPSIGNAL SIGTERM
HEALTHCHECK --interval=30s --timeout=5s CMD \
    ["python", "-c", "import urllib.request; urllib.request.urlopen('http://127.0.0.1:8080/', timeout=4)"]
ENTRYPOINT ["dekom", "meeting", "serve", "--port", "8080"]
CMD ["--help"]
