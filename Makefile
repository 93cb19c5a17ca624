# claimdiff: GNU make, a C11 compiler and libutf8proc build everything.
# `make help` prints the targets.

CC ?= cc
AR ?= ar
BUILD ?= build
PREFIX ?= /usr/local
LIBDIR ?= $(PREFIX)/lib
INCLUDEDIR ?= $(PREFIX)/include
BINDIR ?= $(PREFIX)/bin
DATADIR ?= $(PREFIX)/share/claimdiff
DESTDIR ?=

CFLAGS ?= -O2 -g
WARNINGS := -Wall -Wextra -Wpedantic -Wshadow -Wconversion -Wstrict-prototypes -Wmissing-prototypes \
    -Werror=implicit-function-declaration
ifdef WERROR
WARNINGS += -Werror
endif
# Never contracted: a multiply-add in one step rounds otherwise, and reports would differ.
override CFLAGS += -std=c11 -ffp-contract=off $(WARNINGS) -fPIC -fvisibility=hidden
override CPPFLAGS += -Iinclude -Ilib -I$(BUILD)/gen -D_POSIX_C_SOURCE=200809L -MMD -MP
UTF8PROC_LIBS ?= -lutf8proc
LIBS := $(UTF8PROC_LIBS) -lm -ldl -lpthread
SANITIZE ?=
override CFLAGS += $(SANITIZE)
override LDFLAGS += $(SANITIZE)

# The version stands in the header alone. SOVERSION goes up when a program
# linked against the last release would no longer work.
VERSION := $(shell sed -n 's/.*CLAIMDIFF_VERSION_STRING "\(.*\)".*/\1/p' include/claimdiff.h)
SOVERSION := 0

LIB_SRC := $(sort $(wildcard lib/*.c lib/*/*.c))
LIB_OBJ := $(LIB_SRC:%.c=$(BUILD)/%.o) $(BUILD)/gen/lexicon_data.o $(BUILD)/gen/syntax_data.o
# Beside the library, the tool uses what of these pkg-config finds: gumbo to read web pages,
# jansson to read JSON.
TOOL_PACKAGES ?= $(shell for p in gumbo jansson; do pkg-config --exists $$p 2>&1 && echo $$p; done)
TOOL_LIBS := $(if $(TOOL_PACKAGES),$(shell pkg-config --libs $(TOOL_PACKAGES)))
TOOL_SRC := $(sort $(wildcard examples/claimdiff/*.c))
ifeq ($(filter gumbo,$(TOOL_PACKAGES)),)
TOOL_SRC := $(filter-out %/pagetree.c %/pagefacts.c,$(TOOL_SRC))
endif
TOOL_OBJ := $(TOOL_SRC:%.c=$(BUILD)/%.o) $(BUILD)/gen/report_css.o $(BUILD)/gen/report_js.o
LEXICON := $(sort $(wildcard lib/lang/*.txt lib/lang/en/*.txt))

STATIC := $(BUILD)/libclaimdiff.a
SHARED := $(BUILD)/libclaimdiff.so.$(VERSION)
TOOL := $(BUILD)/claimdiff

.PHONY: all static shared examples
all: static shared $(TOOL) examples  ## libraries, tool and examples, in build/ (the default)
static: $(STATIC)
shared: $(SHARED)
EXAMPLES := $(patsubst examples/%.c,$(BUILD)/%,$(wildcard examples/*.c))
examples: $(EXAMPLES)

$(BUILD)/%.o: %.c | $(BUILD)/gen/lexicon_data.h
	@mkdir -p $(@D)
	$(CC) $(CPPFLAGS) $(CFLAGS) -c $< -o $@

MKLEXICON := tools/mklexicon.c $(addprefix lib/base/,memory.c arena.c array.c hash.c map.c status.c str.c)
$(BUILD)/mklexicon: $(MKLEXICON) $(wildcard lib/base/*.h)
	@mkdir -p $(@D)
	$(CC) -std=c11 $(WARNINGS) -Iinclude -Ilib $(MKLEXICON) -lm -o $@

# The header changes only with a schema, so that a new word compiles one file.
$(BUILD)/gen/lexicon_data.c: $(BUILD)/mklexicon $(LEXICON)
	@mkdir -p $(@D)/new
	$(BUILD)/mklexicon $(@D)/new/lexicon_data $(LEXICON)
	@cmp -s $(@D)/new/lexicon_data.h $(@D)/lexicon_data.h || mv $(@D)/new/lexicon_data.h $(@D)/
	@mv $(@D)/new/lexicon_data.c $@

$(BUILD)/gen/lexicon_data.h: $(BUILD)/gen/lexicon_data.c ;

$(BUILD)/mkblob: tools/mkblob.c
	@mkdir -p $(@D)
	$(CC) -std=c11 $(WARNINGS) $< -o $@

$(BUILD)/gen/%_data.c: lib/lang/en/%.bin $(BUILD)/mkblob
	@mkdir -p $(@D)
	$(BUILD)/mkblob $*_data $< > $@.tmp && mv $@.tmp $@

# Which packages the tool is built with; written anew only when it changes.
$(BUILD)/gen/tool_packages.h: FORCE
	@mkdir -p $(@D)
	@for p in gumbo jansson; do case " $(TOOL_PACKAGES) " in *" $$p "*) \
	    echo "#define CLAIMDIFF_WITH_$$p" | tr a-z A-Z;; esac; done | sed 's/#DEFINE/#define/' > $@.tmp
	@cmp -s $@.tmp $@ && rm $@.tmp || mv $@.tmp $@

$(TOOL_OBJ): $(BUILD)/gen/tool_packages.h
$(TOOL_OBJ): override CPPFLAGS += -include $(BUILD)/gen/tool_packages.h \
    $(if $(TOOL_PACKAGES),$(shell pkg-config --cflags $(TOOL_PACKAGES)))

$(BUILD)/gen/report_%.c: examples/claimdiff/report.% $(BUILD)/mkblob
	$(BUILD)/mkblob report_$* $< > $@.tmp && mv $@.tmp $@

# Where the weights are installed; written anew only when it changes, so that
# `make install PREFIX=...` builds one file again.
.PHONY: FORCE
$(BUILD)/gen/datadir.h: FORCE
	@mkdir -p $(@D)
	@echo '#define CLAIMDIFF_DATADIR "$(DATADIR)"' > $@.tmp
	@cmp -s $@.tmp $@ && rm $@.tmp || mv $@.tmp $@

$(BUILD)/lib/model/place.o: $(BUILD)/gen/datadir.h

$(BUILD)/gen/%.o: $(BUILD)/gen/%.c
	$(CC) $(CPPFLAGS) $(CFLAGS) -c $< -o $@

$(STATIC): $(LIB_OBJ)
	rm -f $@
	$(AR) rcs $@ $^

$(SHARED): $(LIB_OBJ)
	$(CC) $(LDFLAGS) -shared -Wl,-soname,libclaimdiff.so.$(SOVERSION) $^ $(LIBS) -o $@
	ln -sf $(@F) $(BUILD)/libclaimdiff.so.$(SOVERSION)
	ln -sf $(@F) $(BUILD)/libclaimdiff.so

$(TOOL): $(TOOL_OBJ) $(STATIC)
	$(CC) $(LDFLAGS) $^ $(TOOL_LIBS) $(LIBS) -o $@

$(EXAMPLES): $(BUILD)/%: $(BUILD)/examples/%.o $(STATIC)
	$(CC) $(LDFLAGS) $^ $(LIBS) -o $@

# ---- tests: every tests/<kind>/<name>.c is one cmocka program -------------

TEST_KINDS := unit api corpus golden property oom pathological threads model cli install tools
TEST_SRC := $(sort $(foreach k,$(TEST_KINDS),$(wildcard tests/$(k)/*.c)))
TESTS := $(TEST_SRC:tests/%.c=$(BUILD)/tests/%)
TEST_HELP := $(patsubst %.c,$(BUILD)/%.o,$(wildcard tests/*.c))

$(BUILD)/tests/%: $(BUILD)/tests/%.o $(TEST_HELP) $(STATIC)
	$(CC) $(LDFLAGS) $^ -lcmocka $(LIBS) -o $@

.SECONDARY: # no file on the way is removed

# What measures is compiled with the tests, so that it follows the headers.
MEASURE_OBJ := $(patsubst %.c,$(BUILD)/%.o,$(wildcard tests/eval/*.c bench/*.c))

.PHONY: tests check asan ubsan tsan golden-update
tests: $(TESTS) $(MEASURE_OBJ)  ## build the tests, and compile what measures

check: all tests  ## build and run the tests
	@BUILD=$(BUILD) tests/run $(TESTS)

asan:  ## the tests under the address and leak sanitizer
	$(MAKE) BUILD=build/asan CFLAGS="-O1 -g -DCLAIMDIFF_NO_ARENA" SANITIZE="-fsanitize=address -fno-omit-frame-pointer" check

ubsan:  ## the tests under the undefined-behaviour sanitizer
	$(MAKE) BUILD=build/ubsan CFLAGS="-O1 -g" SANITIZE="-fsanitize=undefined -fno-sanitize-recover=all" check

tsan:  ## the tests with threads under the thread sanitizer
	$(MAKE) BUILD=build/tsan TEST_KINDS=threads CFLAGS="-O1 -g" SANITIZE="-fsanitize=thread" check

golden-update: $(TOOL)  ## write the expected reports of tests/golden anew
	BUILD=$(BUILD) tests/golden/update

.PHONY: lint
lint: all  ## symbols, public header, the law of the rooms, limits on functions
	CC="$(CC)" tools/lint $(BUILD)

# ---- demo and measuring: never fail a build by a figure -------------------

DEMO ?= examples/articles/ferry
EVAL ?= $(firstword $(wildcard ../shared/eval) tests/gold)

.PHONY: demo
demo: all  ## compare two sample articles
	@echo; $(TOOL) $(DEMO)/*.txt; [ $$? -le 1 ]

# ---- install: no cmocka, Python, git or network ---------------------------

HEADER := include/claimdiff.h
MODELS := $(wildcard models/*.cdm) models/MODEL_CARD.md
MANDIR ?= $(PREFIX)/share/man
COMPLETIONS ?= $(PREFIX)/share/bash-completion/completions
INSTALLED := $(MANDIR)/man1/claimdiff.1 $(COMPLETIONS)/claimdiff $(BINDIR)/claimdiff $(INCLUDEDIR)/claimdiff.h $(LIBDIR)/pkgconfig/claimdiff.pc \
    $(addprefix $(LIBDIR)/,libclaimdiff.a libclaimdiff.so libclaimdiff.so.$(SOVERSION) libclaimdiff.so.$(VERSION)) \
    $(MODELS:models/%=$(DATADIR)/%)

.PHONY: install uninstall
install: all  ## into PREFIX (and DESTDIR)
	install -d $(DESTDIR)$(BINDIR) $(DESTDIR)$(INCLUDEDIR) $(DESTDIR)$(LIBDIR)/pkgconfig $(DESTDIR)$(DATADIR)
	install -m 644 $(MODELS) $(DESTDIR)$(DATADIR)
	install -m 755 $(TOOL) $(DESTDIR)$(BINDIR)/claimdiff
	install -d $(DESTDIR)$(MANDIR)/man1 $(DESTDIR)$(COMPLETIONS)
	install -m 644 docs/man/claimdiff.1 $(DESTDIR)$(MANDIR)/man1/claimdiff.1
	install -m 644 completions/claimdiff.bash $(DESTDIR)$(COMPLETIONS)/claimdiff
	install -m 644 $(HEADER) $(DESTDIR)$(INCLUDEDIR)/claimdiff.h
	install -m 644 $(STATIC) $(DESTDIR)$(LIBDIR)/libclaimdiff.a
	install -m 755 $(SHARED) $(DESTDIR)$(LIBDIR)/libclaimdiff.so.$(VERSION)
	ln -sf libclaimdiff.so.$(VERSION) $(DESTDIR)$(LIBDIR)/libclaimdiff.so.$(SOVERSION)
	ln -sf libclaimdiff.so.$(VERSION) $(DESTDIR)$(LIBDIR)/libclaimdiff.so
	sed -e 's|@PREFIX@|$(PREFIX)|; s|@LIBDIR@|$(LIBDIR)|; s|@INCLUDEDIR@|$(INCLUDEDIR)|; s|@DATADIR@|$(DATADIR)|; s|@VERSION@|$(VERSION)|' \
	    pkgconfig/claimdiff.pc.in > $(DESTDIR)$(LIBDIR)/pkgconfig/claimdiff.pc

uninstall:  ## what install has put there
	rm -f $(addprefix $(DESTDIR),$(INSTALLED))

# ---- release ---------------------------------------------------------------

DIST := claimdiff-$(VERSION)

.PHONY: dist distcheck
dist:  ## dist/claimdiff-VERSION.tar.gz of the last commit (git)
	@mkdir -p dist
	git archive --prefix=$(DIST)/ -o dist/$(DIST).tar.gz HEAD

distcheck: dist  ## unpack it, build, test and install it there
	rm -rf $(BUILD)/distcheck
	mkdir -p $(BUILD)/distcheck
	tar -xzf dist/$(DIST).tar.gz -C $(BUILD)/distcheck
	$(MAKE) -C $(BUILD)/distcheck/$(DIST) BUILD=build check
	$(MAKE) -C $(BUILD)/distcheck/$(DIST) BUILD=build install DESTDIR=stage

include $(wildcard tests/eval/*.mk tests/html/*.mk bench/*.mk train/*.mk tools/*.mk)

.PHONY: help clean
help:  ## this list
	@sed -n 's/^\([a-z-]*\):.*##  *\(.*\)/\1\t\2/p' $(MAKEFILE_LIST) | expand -t 16

clean:  ## remove build/
	rm -rf build

-include $(shell find $(BUILD) -name '*.d' 2>/dev/null)
