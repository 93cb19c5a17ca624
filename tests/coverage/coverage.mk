# ---- coverage -------------------------------------------------------------------

# Floors, in percent, below which it fails.
COVERAGE_LINES ?= 95
COVERAGE_BRANCHES ?= 85

# Counts are atomic, for tests run threads; what is installed would have to be linked for counting, too;
# gcovr 5.2 stumbles over old counts that were not. Where the tool is refused memory the counting itself
# is, too, and that test fails here: what was reached counts all the same.
.PHONY: coverage
coverage:  ## lines and branches of lib/ that the tests reach, by file (gcc, gcovr)
	@command -v gcovr >/dev/null || { echo "coverage: no gcovr here (apt-get install gcovr)" >&2; exit 1; }
	find build/coverage -name '*.gcda' -delete 2>/dev/null || true
	$(MAKE) BUILD=build/coverage CC=gcc CFLAGS="-O0 -g -fprofile-update=atomic" SANITIZE=--coverage \
	    TEST_KINDS="$(filter-out install,$(TEST_KINDS))" check || echo "coverage: some tests failed" >&2
	gcovr -r . --filter lib/ build/coverage --exclude-throw-branches --gcov-ignore-parse-errors \
	    --csv build/coverage/files.csv --print-summary \
	    --fail-under-line $(COVERAGE_LINES) --fail-under-branch $(COVERAGE_BRANCHES) >build/coverage/summary; \
	    status=$$?; awk -F, 'NR > 1 { printf "%5.1f %5.1f  %s\n", 100 * $$4, 100 * $$7, $$1 }' build/coverage/files.csv | sort -n; \
	    cat build/coverage/summary; exit $$status
