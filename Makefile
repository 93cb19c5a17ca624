# claimdiff: GNU make, a C11 compiler and libutf8proc build everything.
# `make help` prints the targets.

CC ?= cc
HOSTCC ?= $(CC)# of what runs while it is built, where CC compiles for another machine
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
TOOL_SRC := $(filter-out %/pageparse.c %/pagetree.c %/pagefacts.c,$(TOOL_SRC))
endif
TOOL_OBJ := $(TOOL_SRC:%.c=$(BUILD)/%.o) $(BUILD)/gen/report_css.o $(BUILD)/gen/report_js.o
LEXICON := $(sort $(wildcard lib/lang/*.txt lib/lang/en/*.txt))

MODELS := $(wildcard models/*.cdm) models/MODEL_CARD.md

# A line says what is made; V=1 shows the commands, -s neither.
ifneq ($(V),1)
Q := @
ifeq ($(findstring s,$(firstword -$(MAKEFLAGS))),)
made = @printf '  %-4s %s\n' $1 "$2"
endif
endif

STATIC := $(BUILD)/libclaimdiff.a
SHARED := $(BUILD)/libclaimdiff.so.$(VERSION)
TOOL := $(BUILD)/claimdiff

.PHONY: all static shared examples
all: static shared $(TOOL) examples man  ## libraries, tool and examples, in build/ (the default)
static: $(STATIC)
shared: $(SHARED)
EXAMPLES := $(patsubst examples/%.c,$(BUILD)/%,$(wildcard examples/*.c))
examples: $(EXAMPLES)

$(BUILD)/%.o: %.c | $(BUILD)/gen/lexicon_data.h
	@mkdir -p $(@D)
	$(call made,CC,$<)
	$(Q)$(CC) $(CPPFLAGS) $(CFLAGS) -c $< -o $@

MKLEXICON := tools/mklexicon.c tools/wordlist.c $(addprefix lib/base/,memory.c arena.c array.c hash.c map.c status.c str.c)
$(BUILD)/mklexicon: $(MKLEXICON) $(wildcard lib/base/*.h tools/*.h)
	@mkdir -p $(@D)
	$(call made,LD,$@)
	$(Q)$(HOSTCC) -std=c11 $(WARNINGS) -Iinclude -Ilib $(MKLEXICON) -lm -o $@

# The header changes only with a schema, so that a new word compiles one file.
$(BUILD)/gen/lexicon_data.c: $(BUILD)/mklexicon $(LEXICON)
	@mkdir -p $(@D)/new
	$(call made,GEN,$@)
	$(Q)$(BUILD)/mklexicon $(@D)/new/lexicon_data $(LEXICON)
	@cmp -s $(@D)/new/lexicon_data.h $(@D)/lexicon_data.h || mv $(@D)/new/lexicon_data.h $(@D)/
	@mv $(@D)/new/lexicon_data.c $@

$(BUILD)/gen/lexicon_data.h: $(BUILD)/gen/lexicon_data.c ;

$(BUILD)/mkblob: tools/mkblob.c
	@mkdir -p $(@D)
	$(call made,LD,$@)
	$(Q)$(HOSTCC) -std=c11 $(WARNINGS) $< -o $@

$(BUILD)/gen/%_data.c: lib/lang/en/%.bin $(BUILD)/mkblob
	@mkdir -p $(@D)
	$(call made,GEN,$@)
	$(Q)$(BUILD)/mkblob $*_data $< > $@.tmp && mv $@.tmp $@

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
	$(call made,GEN,$@)
	$(Q)$(BUILD)/mkblob report_$* $< > $@.tmp && mv $@.tmp $@

# Where the weights are installed; written anew only when it changes, so that
# `make install PREFIX=...` builds one file again.
.PHONY: FORCE
$(BUILD)/gen/datadir.h: FORCE
	@mkdir -p $(@D)
	@echo '#define CLAIMDIFF_DATADIR "$(DATADIR)"' > $@.tmp
	@cmp -s $@.tmp $@ && rm $@.tmp || mv $@.tmp $@

$(BUILD)/lib/model/place.o: $(BUILD)/gen/datadir.h

$(BUILD)/gen/%.o: $(BUILD)/gen/%.c
	$(call made,CC,$<)
	$(Q)$(CC) $(CPPFLAGS) $(CFLAGS) -c $< -o $@

$(STATIC): $(LIB_OBJ)
	$(call made,AR,$@)
	@rm -f $@
	$(Q)$(AR) rcs $@ $^

$(SHARED): $(LIB_OBJ)
	$(call made,LD,$@)
	$(Q)$(CC) $(LDFLAGS) -shared -Wl,-soname,libclaimdiff.so.$(SOVERSION) $^ $(LIBS) -o $@
	@ln -sf $(@F) $(BUILD)/libclaimdiff.so.$(SOVERSION)
	@ln -sf $(@F) $(BUILD)/libclaimdiff.so

$(TOOL): $(TOOL_OBJ) $(STATIC)
	$(call made,LD,$@)
	$(Q)$(CC) $(LDFLAGS) $^ $(TOOL_LIBS) $(LIBS) -o $@

# The tool as one file that needs no library where it runs, and its weights beside it: a
# folder to copy. What pkg-config finds must be there as archives (Debian's -dev have them).
STATIC_BINARY := $(BUILD)/static-binary
.PHONY: static-binary
static-binary: $(STATIC_BINARY)/claimdiff $(MODELS:%=$(STATIC_BINARY)/%)  ## the tool in one file
	$(call made,DONE,$(STATIC_BINARY): the tool and its weights; a folder to copy)

$(STATIC_BINARY)/claimdiff: $(TOOL_OBJ) $(STATIC)
	@mkdir -p $(@D)
	$(call made,LD,$@)
	$(Q)$(CC) -static $(LDFLAGS) $^ $(TOOL_LIBS) $(LIBS) -o $@

$(STATIC_BINARY)/models/%: models/%
	@mkdir -p $(@D)
	@cp $< $@

$(EXAMPLES): $(BUILD)/%: $(BUILD)/examples/%.o $(STATIC)
	$(call made,LD,$@)
	$(Q)$(CC) $(LDFLAGS) $^ $(LIBS) -o $@

# A page for each function, all made with the last of them.
HEADER := include/claimdiff.h
open := (
MAN3 := claimdiff $(shell sed -n 's/^CLAIMDIFF_API .*[ *]\(claimdiff_[a-z0-9_]*\)[$(open)].*/\1/p' $(HEADER))
.PHONY: man
man: $(BUILD)/man3/claimdiff.3  ## manual pages of the functions, out of the header
$(BUILD)/man3/claimdiff.3: $(HEADER) tools/man3.awk
	@mkdir -p $(@D)
	$(call made,GEN,$@)
	$(Q)awk -v out=$(@D) -v version=$(VERSION) -f tools/man3.awk $(HEADER)

# ---- tests: every tests/<kind>/<name>.c is one cmocka program -------------

TEST_KINDS := unit api corpus golden property oom pathological threads model cli install tools
TEST_SRC := $(sort $(foreach k,$(TEST_KINDS),$(wildcard tests/$(k)/*.c)))
TESTS := $(TEST_SRC:tests/%.c=$(BUILD)/tests/%)
TEST_HELP := $(patsubst %.c,$(BUILD)/%.o,$(wildcard tests/*.c))

$(BUILD)/tests/%: $(BUILD)/tests/%.o $(TEST_HELP) $(STATIC)
	$(call made,LD,$@)
	$(Q)$(CC) $(LDFLAGS) $^ -lcmocka $(LIBS) -o $@

.SECONDARY: # no file on the way is removed

# What measures is compiled with the tests, so that it follows the headers.
MEASURE_OBJ := $(patsubst %.c,$(BUILD)/%.o,$(wildcard tests/eval/*.c bench/*.c))

.PHONY: tests check asan ubsan tsan golden-update
tests: $(TESTS) $(MEASURE_OBJ)  ## build the tests, and compile what measures

check: all tests  ## build and run the tests
	@BUILD=$(BUILD) tests/run $(TESTS)

asan:  ## the tests and the fuzzers' seeds under the address and leak sanitizer
	$(MAKE) BUILD=build/asan CFLAGS="-O1 -g -DCLAIMDIFF_NO_ARENA" SANITIZE="-fsanitize=address -fno-omit-frame-pointer" check fuzz-replay

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

# ---- install: no cmocka, Python, git or network; folders may have spaces ----

MANDIR ?= $(PREFIX)/share/man
COMPLETIONS ?= $(PREFIX)/share/bash-completion/completions
ZSHDIR ?= $(PREFIX)/share/zsh/site-functions
FISHDIR ?= $(PREFIX)/share/fish/vendor_completions.d
CMAKEDIR ?= $(LIBDIR)/cmake/claimdiff
SONAME := libclaimdiff.so.$(SOVERSION)
MADE_FOR_PREFIX := "$(LIBDIR)/pkgconfig"/claimdiff.pc \
    "$(CMAKEDIR)"/claimdiffConfig.cmake "$(CMAKEDIR)"/claimdiffConfigVersion.cmake
INSTALLED := "$(MANDIR)/man1"/claimdiff.1 $(patsubst %,"$(MANDIR)/man3"/%.3,$(MAN3)) "$(COMPLETIONS)"/claimdiff \
    "$(ZSHDIR)"/_claimdiff "$(FISHDIR)"/claimdiff.fish "$(BINDIR)"/claimdiff \
    "$(INCLUDEDIR)"/claimdiff.h $(MADE_FOR_PREFIX) $(patsubst models/%,"$(DATADIR)"/%,$(MODELS)) \
    $(patsubst %,"$(LIBDIR)"/%,libclaimdiff.a libclaimdiff.so $(SONAME) libclaimdiff.so.$(VERSION))

.PHONY: install uninstall
install: all  ## into PREFIX (and DESTDIR)
	$(call made,PUT,$(DESTDIR)$(PREFIX))
	$(Q)for folder in "$(BINDIR)" "$(INCLUDEDIR)" "$(LIBDIR)/pkgconfig" "$(CMAKEDIR)" "$(DATADIR)" \
	    "$(MANDIR)/man1" "$(MANDIR)/man3" "$(COMPLETIONS)" "$(ZSHDIR)" "$(FISHDIR)"; do install -d "$(DESTDIR)$$folder" || exit 1; done
	$(Q)install -m 644 $(MODELS) "$(DESTDIR)$(DATADIR)"
	$(Q)install -m 755 $(TOOL) "$(DESTDIR)$(BINDIR)/claimdiff"
	$(Q)install -m 644 docs/man/claimdiff.1 "$(DESTDIR)$(MANDIR)/man1/claimdiff.1"
	$(Q)install -m 644 $(MAN3:%=$(BUILD)/man3/%.3) "$(DESTDIR)$(MANDIR)/man3"
	$(Q)install -m 644 completions/claimdiff.bash "$(DESTDIR)$(COMPLETIONS)/claimdiff"
	$(Q)install -m 644 completions/_claimdiff "$(DESTDIR)$(ZSHDIR)/_claimdiff"
	$(Q)install -m 644 completions/claimdiff.fish "$(DESTDIR)$(FISHDIR)/claimdiff.fish"
	$(Q)install -m 644 $(HEADER) "$(DESTDIR)$(INCLUDEDIR)/claimdiff.h"
	$(Q)install -m 644 $(STATIC) "$(DESTDIR)$(LIBDIR)/libclaimdiff.a"
	$(Q)install -m 755 $(SHARED) "$(DESTDIR)$(LIBDIR)/libclaimdiff.so.$(VERSION)"
	$(Q)ln -sf libclaimdiff.so.$(VERSION) "$(DESTDIR)$(LIBDIR)/$(SONAME)"
	$(Q)ln -sf libclaimdiff.so.$(VERSION) "$(DESTDIR)$(LIBDIR)/libclaimdiff.so"
	$(Q)for file in $(MADE_FOR_PREFIX); do \
	    sed -e 's|@PREFIX@|$(PREFIX)|; s|@LIBDIR@|$(LIBDIR)|; s|@INCLUDEDIR@|$(INCLUDEDIR)|' \
	        -e 's|@DATADIR@|$(DATADIR)|; s|@VERSION@|$(VERSION)|; s|@SONAME@|$(SONAME)|' \
	        "packages/$${file##*/}.in" >"$(DESTDIR)$$file" || exit 1; done
	$(Q)[ -n "$(DESTDIR)" ] || tools/loader "$(LIBDIR)" $(SONAME)

uninstall:  ## what install has put there
	$(Q)for file in $(INSTALLED); do rm -f "$(DESTDIR)$$file"; done
	@for folder in "$(DATADIR)" "$(CMAKEDIR)"; do \
	    [ ! -d "$(DESTDIR)$$folder" ] || rmdir "$(DESTDIR)$$folder"; done

# ---- release ---------------------------------------------------------------

DIST := claimdiff-$(VERSION)

.PHONY: dist distcheck weights sums
dist:  ## dist/: claimdiff-VERSION.tar.gz of the last commit, the weights, SHA256SUMS (git)
	rm -rf dist && mkdir -p dist
	git archive --prefix=$(DIST)/ -o dist/$(DIST).tar.gz HEAD
	cd models && sha256sum --quiet -c SHA256SUMS
	cp models/*.cdm dist
	cd dist && sha256sum *.cdm *.tar.gz >SHA256SUMS

weights:  ## those that models/SHA256SUMS names, out of a release: FROM=FOLDER or an address
	tools/weights "$(FROM)" models

sums:  ## models/SHA256SUMS of the weights that lie there
	cd models && sha256sum *.cdm >SHA256SUMS

distcheck: dist  ## unpack it where the path has a space; build, test and install it there
	rm -rf $(BUILD)/distcheck
	mkdir -p "$(BUILD)/distcheck/a space"
	tar -xzf dist/$(DIST).tar.gz -C "$(BUILD)/distcheck/a space"
	$(MAKE) -C "$(BUILD)/distcheck/a space/$(DIST)" BUILD=build check
	$(MAKE) -C "$(BUILD)/distcheck/a space/$(DIST)" BUILD=build install "DESTDIR=a stage"
	$(MAKE) -C "$(BUILD)/distcheck/a space/$(DIST)" BUILD=build uninstall "DESTDIR=a stage"
	! find "$(BUILD)/distcheck/a space/$(DIST)/a stage" ! -type d | grep .

include $(wildcard tests/*/*.mk bench/*.mk train/*.mk tools/*.mk bindings/*/*.mk)

.PHONY: help clean
help:  ## this list
	@sed -n 's/^\([a-z-]*\):.*##  *\(.*\)/\1\t\2/p' $(MAKEFILE_LIST) | expand -t 16

clean:  ## remove build/
	rm -rf build

-include $(shell find $(BUILD) -name '*.d' 2>/dev/null)
