# The npm package: the library as one WebAssembly module, for Node and browsers.
# Nothing here is needed to build, test or install the C library and the tool.
EMCC ?= emcc
EMAR ?= emar
NPM_DIR := bindings/npm
NPM_OUT := $(BUILD)/npm
NPM_OBJ := $(NPM_OUT)/obj
NPM_WASM := $(NPM_OUT)/claimdiff.wasm
# Debian's emscripten has its parser where only Debian's own node looks.
NPM_EMCC := NODE_PATH=/usr/share/nodejs $(EMCC)
# No threads; SIMD is what every browser since 2023 has.
NPM_CFLAGS := -O3 -msimd128 -std=c11 -ffp-contract=off $(WARNINGS) -fvisibility=hidden \
    -Iinclude -Ilib -I$(BUILD)/gen -Iexamples/claimdiff -I$(NPM_OUT)/utf8proc -DUTF8PROC_STATIC \
    -D_POSIX_C_SOURCE=200809L -MMD -MP

# The page is the tool's; weights are bytes in memory, not files.
NPM_SRC := $(filter-out lib/model/file.c lib/model/place.c,$(LIB_SRC)) bindings/page.c $(wildcard $(NPM_DIR)/*.c) \
    $(addprefix examples/claimdiff/,report_html.c html.c words.c groups.c claim_index.c glyph.c buffer.c) \
    $(BUILD)/gen/lexicon_data.c $(BUILD)/gen/syntax_data.c $(BUILD)/gen/report_css.c $(BUILD)/gen/report_js.c

.PHONY: npm-wasm
npm-wasm: $(NPM_WASM)

# Of the release that the native library is linked with, so that both know the same Unicode.
$(NPM_OUT)/utf8proc/utf8proc.c:
	$(NPM_DIR)/utf8proc-source $(@D)

$(NPM_OBJ)/%.o: %.c $(NPM_OUT)/utf8proc/utf8proc.c | $(BUILD)/gen/lexicon_data.h
	@mkdir -p $(@D)
	$(call made,EMCC,$<)
	$(Q)$(NPM_EMCC) $(NPM_CFLAGS) -c $< -o $@

$(NPM_OBJ)/utf8proc.o: $(NPM_OUT)/utf8proc/utf8proc.c
	@mkdir -p $(@D)
	$(call made,EMCC,$<)
	$(Q)$(NPM_EMCC) -O2 -DUTF8PROC_STATIC -c $< -o $@

$(NPM_WASM): $(NPM_SRC:%.c=$(NPM_OBJ)/%.o) $(NPM_OBJ)/utf8proc.o
	$(call made,LD,$@)
	$(Q)$(NPM_EMCC) -O3 -msimd128 -s STANDALONE_WASM=1 --no-entry -s ALLOW_MEMORY_GROWTH=1 \
	    -s TOTAL_STACK=1MB -s ERROR_ON_UNDEFINED_SYMBOLS=0 -s WARN_ON_UNDEFINED_SYMBOLS=0 $^ -o $@

NPM_PACKAGE := $(NPM_OUT)/package
NPM_MODELS := $(NPM_OUT)/claimdiff-models
NPM_MCP := $(NPM_OUT)/claimdiff-mcp

# What its tools need from npm, fetched once.
$(NPM_PACKAGE)/node_modules: $(NPM_DIR)/package.json
	@mkdir -p $(@D)
	cp $(NPM_DIR)/package.json $(@D)
	cd $(@D) && npm install --silent --no-audit --no-fund --no-package-lock
	@touch $@

.PHONY: npm-package
npm-package: $(NPM_WASM) $(NPM_PACKAGE)/node_modules  ## the npm packages, in build/npm (emscripten, npm)
	rm -rf $(NPM_PACKAGE)/dist $(NPM_PACKAGE)/src $(NPM_MODELS) $(NPM_MCP)
	cp -r $(addprefix $(NPM_DIR)/,src README.md tsconfig.json package.json) LICENSE $(NPM_PACKAGE)
	cd $(NPM_PACKAGE) && npx tsc && npm pkg set version=$(VERSION)
	cp $(NPM_WASM) $(NPM_PACKAGE)/dist
	cp $(NPM_OUT)/utf8proc/LICENSE.md $(NPM_PACKAGE)/LICENSE.utf8proc.md
	mkdir -p $(NPM_MODELS)
	cp $(NPM_DIR)/models/package.json $(NPM_MODELS)
	cd $(NPM_MODELS) && npm pkg set version=$(VERSION)
	ln -f $(MODELS) $(NPM_MODELS) 2>/dev/null || cp $(MODELS) $(NPM_MODELS)
	cp -r $(NPM_DIR)/mcp $(NPM_MCP) && cp LICENSE $(NPM_MCP)
	cd $(NPM_MCP) && npm pkg set version=$(VERSION)

# The page that compares in a browser, with what it needs: a folder to serve.
NPM_WEB := $(NPM_OUT)/web
.PHONY: npm-web
npm-web: npm-package  ## the page of examples/web, in build/npm/web
	rm -rf $(NPM_WEB)
	mkdir -p $(NPM_WEB)/models
	cp examples/web/*.html examples/web/*.css examples/web/*.js $(NPM_WEB)
	cp -r $(NPM_PACKAGE)/dist $(NPM_WEB)/claimdiff
	ln -sf $(abspath $(filter %.cdm,$(MODELS))) $(NPM_WEB)/models

# As it is installed by who uses it: out of the packed files, in a folder of its own.
NPM_FRESH := $(NPM_OUT)/fresh
.PHONY: check-npm
check-npm: $(TOOL) npm-web  ## the npm packages, out of their packed files, and the page in chromium
	rm -rf $(NPM_FRESH)
	mkdir -p $(NPM_FRESH)
	cp -r $(NPM_DIR)/tests $(NPM_DIR)/examples $(NPM_FRESH)
	cd $(NPM_FRESH) && npm init -y --silent >/dev/null && npm pkg set type=module && \
	    npm install --silent --no-audit --no-fund \
	    "$$(npm pack --silent ../package)" "$$(npm pack --silent ../claimdiff-models)" \
	    "$$(npm pack --silent ../claimdiff-mcp)" playwright-core@1.65.0 \
	    typescript@5.9.3 @types/node@22.20.7
	cd $(NPM_FRESH) && CLAIMDIFF_ROOT=$(CURDIR) CLAIMDIFF_TOOL=$(abspath $(TOOL)) \
	    CLAIMDIFF_WEB=$(abspath $(NPM_WEB)) CLAIMDIFF_BROWSER=$(BROWSER) \
	    node --expose-gc --test --test-reporter=spec tests/
