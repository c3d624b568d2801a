# `make chat` and `make test` need Python 3.11 or newer with venv, and nothing else:
# each sets up .venv by itself, and is quick the second time.

PYTHON ?= python3
BIN := .venv/bin
READY := .venv/.ready
READY_TO_TEST := .venv/.ready-to-test
SAMPLES := build/samples.sqlite3
CORPUS ?= ../shared/attribution
RETRIEVAL ?= ../shared/retrieval
SUMMARIES ?= ../shared/summaries
# How many passages `make benchmark-search` is to time: SIZES=1000000 for a million.
SIZES ?= 1000 10000 100000

.PHONY: chat run test lint format benchmark benchmark-attribution benchmark-loading benchmark-search \
	benchmark-summaries model requirements clean

chat: $(SAMPLES)  ## Ask the sample articles in the terminal.
	@$(BIN)/onrecord chat --database sqlite:///$(SAMPLES)

run: $(READY)  ## Run the bot on Telegram (needs ONRECORD_TOKEN).
	@$(BIN)/onrecord run

test: $(READY_TO_TEST)  ## Run every test.
	@$(BIN)/pytest -n 2 --dist worksteal --cov --cov-report=term:skip-covered

lint: $(READY_TO_TEST)  ## Check style, types and import rules.
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check .
	@$(BIN)/mypy
	@$(BIN)/lint-imports

format: $(READY_TO_TEST)  ## Put the code in shape.
	@$(BIN)/ruff check --fix .
	@$(BIN)/ruff format .

benchmark: $(READY_TO_TEST)  ## Time loading and asking on 1,000 and 10,000 articles.
	@$(BIN)/python -m tests.benchmarks.asking

benchmark-attribution: $(READY_TO_TEST)  ## Measure who said what on annotated articles, beside spaCy.
	@$(BIN)/python -m tests.benchmarks.attribution "$(CORPUS)"

benchmark-loading: $(READY_TO_TEST)  ## Time loading pages, feeds and JSON lines beside their parsers.
	@$(BIN)/python -m tests.benchmarks.loading

benchmark-search: $(READY_TO_TEST)  ## Measure search beside tantivy, bm25s and rapidfuzz.
	@$(BIN)/python -m tests.benchmarks.search "$(RETRIEVAL)" --sizes $(SIZES)

.PHONY: reader benchmark-answers
reader:  ## Train the reader of question and passage anew (an hour), and weigh it; needs ../shared.
	@$(PYTHON) -m venv build/train
	@build/train/bin/pip install --quiet --disable-pip-version-check -e '.[train]'
	@build/train/bin/python -m tests.training.reading "$(dir $(RETRIEVAL))"

benchmark-answers: $(READY_TO_TEST)  ## Measure the sentence that answers, and how honest a no is.
	@$(BIN)/python -m tests.benchmarks.answers "$(dir $(RETRIEVAL))"

benchmark-summaries: $(READY_TO_TEST)  ## Measure summaries beside lead-3, all of sumy and the oracle.
	@$(BIN)/python -m tests.benchmarks.summaries "$(SUMMARIES)"

conversations: $(READY_TO_TEST)  ## Hold conversations over invented news: what passes, by kind.
	@$(BIN)/python -m tests.benchmarks.conversations $(if $(FAILURES),--failures --answers)

.PHONY: conversations benchmark-matching benchmark-delivery benchmark-digests benchmark-growth benchmark-pages
benchmark-pages: $(READY_TO_TEST)  ## How much of an answer is quotation; DATABASE=sqlite:///FILE for another archive.
	@$(BIN)/python -m tests.benchmarks.pages $(if $(DATABASE),--database "$(DATABASE)")

benchmark-growth: $(READY_TO_TEST)  ## How time grows with texts that are made to take long.
	@$(BIN)/python -m tests.benchmarks.growth

benchmark-delivery: $(READY_TO_TEST)  ## Time delivery beside AIORateLimiter, within Telegram's limits.
	@$(BIN)/python -m tests.benchmarks.delivery

benchmark-digests: $(READY_TO_TEST)  ## Time 2,000 digests at once: CPU, and how long the writer is held.
	@$(BIN)/python -m tests.benchmarks.digests

benchmark-matching: $(READY_TO_TEST)  ## Time matching articles with 1,000 to 100,000 subscriptions.
	@$(BIN)/python -m tests.benchmarks.matching

.PHONY: benchmark-checking benchmark-reading benchmark-topics
benchmark-topics: $(READY_TO_TEST)  ## Measure what is shown of a person on a topic, beside its words alone; KEPT=--kept.
	@$(BIN)/python -m tests.benchmarks.topics "$(CORPUS)" $(KEPT)

benchmark-reading: $(READY_TO_TEST)  ## Time reading a message without an archive, beside dateparser.
	@$(BIN)/python -m tests.benchmarks.reading

benchmark-checking: $(READY_TO_TEST)  ## Count right verdicts on quotes, and time a check: SIZES=1000000.
	@$(BIN)/python -m tests.benchmarks.checking $(SIZES)

model:  ## Train the model of who said what anew (hours without a graphics processor; needs CORPUS, NEWS).
	@$(PYTHON) -m venv build/train
	@build/train/bin/pip install --quiet --disable-pip-version-check -e '.[train]'
	@build/train/bin/python -m tests.training.naming "$(NEWS)" > build/news.jsonl
	@build/train/bin/python -m tests.training "$(CORPUS)/polnear" build/news.jsonl

requirements:  ## Pin the requirements anew (needs uv).
	uv pip compile pyproject.toml --universal --python-version 3.11 --generate-hashes \
		--no-strip-extras --no-header --quiet -o requirements.txt
	uv pip compile pyproject.toml --universal --python-version 3.11 --generate-hashes \
		--no-strip-extras --no-header --quiet --extra test -c requirements.txt -o requirements-test.txt
	# pip 23, which comes with Python 3.11, fails where a pin names this extra.
	sed -i 's/^lxml\[html-clean\]/lxml/' requirements.txt requirements-test.txt

clean:
	rm -rf .venv build .coverage* .hypothesis .mypy_cache .pytest_cache .ruff_cache

$(READY): requirements.txt pyproject.toml
	@echo "Setting up .venv; this takes a minute, once ..."
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "onrecord needs Python 3.11 or newer; name one: make PYTHON=python3.12")'
	@$(PYTHON) -m venv .venv
	@$(BIN)/pip install --quiet --disable-pip-version-check --require-hashes --no-deps -r requirements.txt
	@$(BIN)/pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation -e .
	@touch $@

$(READY_TO_TEST): $(READY) requirements-test.txt
	@$(BIN)/pip install --quiet --disable-pip-version-check --require-hashes --no-deps -r requirements-test.txt
	@touch $@

$(SAMPLES): $(READY) $(wildcard docs/samples/* corpus/*.py corpus/*/*.py corpus/*/*/*.py)
	@mkdir -p build
	@rm -f $(SAMPLES)*
	@$(BIN)/onrecord load docs/samples --database sqlite:///$(SAMPLES)
