# ---- coverage -------------------------------------------------------------------

# Floors of lines and branches, below which it fails.
COVERAGE_LINES ?= 95
COVERAGE_BRANCHES ?= 80

.PHONY: coverage
coverage:  ## lines and branches of lib/ that the tests reach, by file (gcc, gcovr)
	@command -v gcovr >/dev/null || { echo "coverage: no gcovr here (apt-get install gcovr)" >&2; exit 1; }
	find build/coverage -name '*.gcda' -delete 2>/dev/null || true
	$(MAKE) BUILD=build/coverage CC=gcc CFLAGS="-O0 -g --coverage" LDFLAGS=--coverage check
	gcovr -r . --filter lib/ build/coverage --sort-percentage -o build/coverage/lines.txt
	gcovr -r . --filter lib/ build/coverage --branches --exclude-throw-branches --sort-percentage \
	    --fail-under-line $(COVERAGE_LINES) --fail-under-branch $(COVERAGE_BRANCHES) -o build/coverage/branches.txt; \
	    status=$$?; paste -d '|' build/coverage/lines.txt build/coverage/branches.txt | cut -c1-70,80-140; exit $$status
