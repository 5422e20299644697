# One image for web, worker, beat and the commands; docker-compose.yml starts it.
# Holds no secret: all that differs between installations comes from the environment.

FROM python:3.13-slim-trixie AS build
ENV PYTHONDONTWRITEBYTECODE=1 PATH=/venv/bin:$PATH
WORKDIR /app
RUN python -m venv /venv
COPY requirements/base.txt requirements/base.txt
RUN pip install --no-cache-dir --disable-pip-version-check --require-hashes \
    --requirement requirements/base.txt
COPY manage.py LICENSE ./
COPY config/ config/
COPY core/ core/
COPY offices/ offices/
COPY partnerships/ partnerships/
COPY contacts/ contacts/
COPY outreach/ outreach/
COPY recognition/ recognition/
COPY outcomes/ outcomes/
COPY templates/ templates/
COPY static/ static/
COPY locale/ locale/
# Settings want these; nothing is asked of the database, and nothing of them stays in the image.
RUN python -m core.catalogues compile \
    && SECRET_KEY=build TENANCY_KEY=build DATABASE_URL=postgresql://nobody@127.0.0.1:1/none \
    DJANGO_SETTINGS_MODULE=config.settings.prod STATIC_ROOT=/app/staticfiles \
    python manage.py collectstatic --noinput -v0 \
    && python -m compileall -q /venv/lib /app

FROM python:3.13-slim-trixie
# Pango draws the PDFs; the fonts have the signs that our own Latin ones lack. Droid's font with
# Korean lies where fontconfig does not look.
RUN apt-get update \
    && apt-get install -y --no-install-recommends \
    libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0 \
    fonts-dejavu-core fonts-droid-fallback fonts-noto-color-emoji \
    fonts-tlwg-garuda-ttf fonts-lohit-deva fonts-lohit-guru fonts-lohit-gujr \
    fonts-lohit-beng-bengali fonts-lohit-taml fonts-lohit-telu fonts-sil-abyssinica \
    && rm -rf /var/lib/apt/lists/* \
    && ln -s /usr/share/fonts-droid-fallback/truetype/DroidSansFallback.ttf \
    /usr/share/fonts/truetype/droid/ \
    && useradd --system --uid 10001 --no-create-home --shell /usr/sbin/nologin lanyard \
    && install -d -o lanyard -g lanyard /media
COPY --from=build /venv /venv
COPY --from=build /app /app
WORKDIR /app
ENV PATH=/venv/bin:$PATH PYTHONDONTWRITEBYTECODE=1 PYTHONUNBUFFERED=1 \
    DJANGO_SETTINGS_MODULE=config.settings.prod \
    STATIC_ROOT=/app/staticfiles MEDIA_ROOT=/media BIND=0.0.0.0:8000
USER lanyard
EXPOSE 8000
HEALTHCHECK --interval=10s --timeout=6s --start-period=30s --retries=3 \
    CMD ["python", "-m", "core.health.probe"]
CMD ["python", "-m", "gunicorn", "-c", "config/gunicorn.py", "config.wsgi"]
