# Lanyard's commands. `make help` lists them; docs/how-to/run.md tells more.
.DEFAULT_GOAL := help
.PHONY: help demo dev manage reset-demo test chaos bench check fix shots messages lock environment browser

PY := .venv/bin/python
SETTINGS := DJANGO_SETTINGS_MODULE=config.settings.test
CODE := config core offices partnerships contacts outreach recognition outcomes tests scripts benchmarks manage.py
ENVIRONMENT := scripts/bootstrap
export PORT
export PYTHONUNBUFFERED := 1

help: ## List the commands
	@sed -n 's/^\([a-z-]*\):.*## /\1\t/p' Makefile | while IFS='	' read -r name what; do \
		printf '  make %-12s %s\n' "$$name" "$$what"; done

demo: ## Run Lanyard with demo data; Ctrl-C stops it (PORT=8000)
	@$(ENVIRONMENT) && exec $(PY) -m core.embedded.demo

dev: ## The same, with code reloaded when it changes
	@$(ENVIRONMENT) && exec $(PY) -m core.embedded.demo --dev

manage: ## Run a command in the running demo (ARGS='send_due --now')
	@exec $(PY) -m core.embedded.demo.manage $(ARGS)

reset-demo: ## Throw the demo's data away; the next start makes it anew
	@$(ENVIRONMENT) && exec $(PY) -m core.embedded.demo --reset

# One more than two cores: browsers, killed workers and figures of the benchmark are mostly waited for.
WORKERS ?= 3
test: environment browser ## Run the whole suite (ARGS='-k today' for a part)
	@$(PY) -m core.catalogues compile
	@$(SETTINGS) exec $(PY) -m pytest -n $(WORKERS) --dist worksteal $(ARGS)

chaos: environment ## Kill everything at random, count the mail (SEED= ROWS=2000 ROUNDS=40 PACE=1)
	@$(SETTINGS) exec $(PY) -m tests.chaos $(if $(SEED),--seed $(SEED)) \
		$(if $(ROWS),--rows $(ROWS)) $(if $(ROUNDS),--rounds $(ROUNDS)) \
		$(if $(PACE),--pace $(PACE)) $(ARGS)

bench: environment ## Measure pages, import, mail at full size beside their floors (ARGS=--quick)
	@$(PY) -m core.catalogues compile
	@exec $(PY) -m benchmarks $(ARGS)

check: environment ## Lint, types, import contracts, migrations, templates
	@exec sh scripts/check

fix: environment ## Mend what can be mended by itself
	@$(PY) -m djlint --reformat --quiet templates || $(PY) -m djlint --check --quiet templates
	@$(PY) -m ruff check --fix-only --quiet $(CODE)
	@$(PY) -m ruff format --quiet $(CODE)
	@exec $(PY) -m ruff check $(CODE)

shots: environment browser ## Save a picture of every screen to var/shots/
	@$(PY) -m core.catalogues compile
	@$(SETTINGS) exec $(PY) -m pytest tests/browser/shots.py $(ARGS)

messages: environment ## Bring the message catalogues up to date with the code
	$(PY) -m core.catalogues extract

lock: environment ## Choose newest versions and lock them with hashes (ARGS='-P django')
	@for file in base dev; do \
		.venv/bin/uv pip compile --quiet --universal --python-version 3.12 --generate-hashes \
			--no-emit-index-url --custom-compile-command 'make lock' $(ARGS) \
			requirements/$$file.in --output-file requirements/$$file.txt || exit 1; \
	done

environment:
	@$(ENVIRONMENT)

browser:
	@sh scripts/system-packages
