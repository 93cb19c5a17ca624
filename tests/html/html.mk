# The page of --format=html in a browser, where there is one; needs node and playwright-core
# (npm install --prefix build/html playwright-core), looked for in build/html and NODE_PATH.
BROWSER ?= $(firstword $(shell command -v chromium-headless-shell chromium google-chrome))

.PHONY: check-html
check-html: $(TOOL)  ## the HTML report in a browser (node, playwright-core, chromium)
	@[ -n "$(BROWSER)" ] || { echo "check-html: no chromium here (apt-get install chromium)" >&2; exit 1; }
	@mkdir -p $(BUILD)/html
	NODE_PATH=$(abspath $(BUILD)/html/node_modules):$$NODE_PATH node tests/html/check.js $(TOOL) $(BROWSER) $(BUILD)/html

.PHONY: screenshot
screenshot: $(TOOL)  ## docs/screenshot.png anew, of the sample articles (as check-html)
	@mkdir -p $(BUILD)/html
	@$(TOOL) --format=html -o $(BUILD)/html/demo.html $(DEMO)/*.txt; [ $$? -le 1 ]
	NODE_PATH=$(abspath $(BUILD)/html/node_modules):$$NODE_PATH node tests/html/screenshot.js $(BUILD)/html/demo.html $(BROWSER) docs/screenshot.png
