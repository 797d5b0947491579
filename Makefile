# Two commands on a fresh machine: make run, make test. Each sets up what it needs; see make help.
FORUM ?= build/demo.forum
PYTHON = .venv/bin/python
PYTEST = $(PYTHON) -m pytest -rs -n 2 --dist loadgroup

.PHONY: run test check bench look clean help setup-run setup-test

run: setup-run ## open the window on a demo forum; without a display, rehearse a day there instead
	@$(PYTHON) main.py demo "$(FORUM)"
	@if [ "$$(uname)" = Linux ] && [ -z "$$DISPLAY$$WAYLAND_DISPLAY" ]; then \
		echo "There is no display here, so no window can be opened: rehearsing a day of the demo forum instead."; \
		$(PYTHON) main.py rehearse "$(FORUM)"; \
	else \
		$(PYTHON) main.py "$(FORUM)"; \
	fi

test: setup-test ## run every test, without a screen
	@if command -v xvfb-run >/dev/null && grep -rqE 'mark\.xvfb' tests --include='test_*.py'; then \
		QT_QPA_PLATFORM=xcb xvfb-run -a -s "-screen 0 1280x800x24 -noreset" \
			$(PYTHON) -m pytest -m xvfb; \
	fi
	@QT_QPA_PLATFORM=offscreen $(PYTEST) -m "not xvfb"

check: setup-test ## ruff, its format, mypy
	@$(PYTHON) -m ruff check .
	@$(PYTHON) -m ruff format --check .
	@$(PYTHON) -m mypy

bench: setup-test ## how fast it is
	@$(PYTHON) tools/bench.py

look: setup-test ## a picture of every page and dialog, light and dark, into build/look
	@QT_QPA_PLATFORM=offscreen $(PYTHON) tools/look.py
	@$(PYTHON) tools/look_badges.py

clean: ## throw away what was made: build, caches and .venv
	@rm -rf build .venv .pytest_cache .mypy_cache .ruff_cache .hypothesis *.egg-info
	@find . -name __pycache__ -type d -prune -exec rm -rf {} +

help: ## this list
	@sed -n 's/^\([a-z]*\):.*## /make \1|/p' Makefile | while IFS='|' read -r name what; do \
		printf '%-12s %s\n' "$$name" "$$what"; done

setup-run:
	@tools/setup.sh run

setup-test:
	@tools/setup.sh test
