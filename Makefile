# miraif: build, test, install. `make help` lists the targets.
.DEFAULT_GOAL := all
.DELETE_ON_ERROR:
.SUFFIXES:

VERSION = 0.1.0
SOVERSION = 0
BUILD ?= build

PREFIX ?= /usr/local
BINDIR ?= $(PREFIX)/bin
LIBDIR ?= $(PREFIX)/lib
INCLUDEDIR ?= $(PREFIX)/include
DATADIR ?= $(PREFIX)/share
# Where the installed program looks for its library besides the system's folders; empty: nowhere.
RPATH ?= $$ORIGIN/../lib

# What Debian 12 needs to build, to run the tests, and to look the sources over. `make demo`, `make check` and
# `make lint` install what is missing.
BUILD_PACKAGES = gcc gettext libc6-dev libcjson-dev libcsv-dev libsqlite3-dev libutf8proc-dev pkg-config
CHECK_PACKAGES = bats libcmocka-dev mandoc perl python3 python3-icalendar sqlite3 universal-ctags
LINT_PACKAGES = cppcheck shellcheck

WERROR ?=
PKG_CONFIG ?= pkg-config
PKGS = sqlite3 libcjson libutf8proc
# pkg-config is asked once, when first needed, for a bare system gets it only on the way. libcsv has no .pc.
ask-pkg-config = $(shell $(PKG_CONFIG) $(1) $(PKGS))$(if $(filter-out 0,$(.SHELLSTATUS)),\
	$(error libraries are missing; on Debian `make deps` installs them))
PKG_CFLAGS = $(eval PKG_CFLAGS := $(call ask-pkg-config,--cflags))$(PKG_CFLAGS)
PKG_LIBS = $(eval PKG_LIBS := $(call ask-pkg-config,--libs))$(PKG_LIBS)
LIBS = $(PKG_LIBS) -lcsv

# CPPFLAGS, CFLAGS and LDFLAGS are the user's and come last.
WARN = -Wall -Wextra -Wpedantic -Wconversion -Wshadow -Wstrict-prototypes -Wmissing-prototypes -Wvla
HARDEN = -fstack-protector-strong -D_FORTIFY_SOURCE=2
CPPFLAGS_ALL = -D_GNU_SOURCE -DMIRAIF_VERSION='"$(VERSION)"' -Iinclude -Ilib -Icmd -I$(BUILD)/gen \
	$(PKG_CFLAGS) $(CPPFLAGS)
OPTIMIZE = -O2
CFLAGS_ALL = -std=c11 $(OPTIMIZE) -g $(WARN) $(WERROR) -fPIC -fvisibility=hidden $(HARDEN) -ffp-contract=off $(CFLAGS)
LDFLAGS_ALL = -Wl,-z,relro,-z,now -Wl,--as-needed $(LDFLAGS)
COMPILE = $(CC) $(CPPFLAGS_ALL) $(CFLAGS_ALL) -MMD -MP

BASE_SRC = $(wildcard lib/base/*.c lib/text/*.c)
LIB_SRC = $(filter-out $(BASE_SRC),$(wildcard lib/*/*.c lib/*/*/*.c))
CMD_SRC = $(wildcard cmd/*.c cmd/*/*.c)
objects = $(patsubst %.c,$(BUILD)/obj/%.o,$(1))

PROGRAM = $(BUILD)/miraif
SHARED = $(BUILD)/libmiraif.so.$(SOVERSION)
STATIC = $(BUILD)/libmiraif.a
BASE = $(BUILD)/libbase.a
RELINKED = $(BUILD)/relinked/miraif
PC = $(BUILD)/miraif.pc
PO = cmd/po/ja.po
MO = $(BUILD)/locale/ja/LC_MESSAGES/miraif.mo
UNIT = $(patsubst tests/unit/%.c,$(BUILD)/tests/%,$(wildcard tests/unit/test_*.c))
TESTS = $(UNIT) $(wildcard tests/cli/*.bats tests/embed/*.bats)
GATES = $(wildcard tests/gates/*.sh)

.PHONY: FORCE all deps demo check test check-asan check-valgrind fuzz lint docs bench po format install uninstall clean help

all: $(PROGRAM) $(RELINKED) $(SHARED) $(STATIC) $(MO) ## the program, the library, the messages

# lib/base and lib/text are one archive of hidden symbols, in the library and in the program.
$(BASE): $(call objects,$(BASE_SRC))
	@rm -f $@
	$(AR) rcs $@ $^
$(STATIC): $(call objects,$(BASE_SRC) $(LIB_SRC))
	@rm -f $@
	$(AR) rcs $@ $^
$(SHARED): $(call objects,$(BASE_SRC) $(LIB_SRC))
	$(CC) $(CFLAGS_ALL) -shared -Wl,-soname,$(@F) -Wl,-Bsymbolic-functions -Wl,-z,defs $(LDFLAGS_ALL) -o $@ $^ $(LIBS)
	ln -sf $(@F) $(BUILD)/libmiraif.so

# The program finds the library beside itself; the one to be installed, where it will be.
$(PROGRAM): LOOK = $$ORIGIN
$(RELINKED): LOOK = $(RPATH)
$(PROGRAM) $(RELINKED): $(call objects,$(CMD_SRC)) $(SHARED) $(BASE)
	@mkdir -p $(@D)
	$(CC) $(CFLAGS_ALL) -pie $(LDFLAGS_ALL) $(if $(LOOK),-Wl$(,)-rpath$(,)'$(LOOK)') -o $@ \
		$(call objects,$(CMD_SRC)) -L$(BUILD) -lmiraif $(BASE) $(LIBS)
, := ,

# The solvers' inner loops are worth it.
$(BUILD)/obj/lib/solve/%.o: OPTIMIZE = -O3
$(BUILD)/obj/%.o: %.c
	@mkdir -p $(@D)
	$(COMPILE) -c -o $@ $<

# The store's migrations, embedded in order: one string a file.
MIGRATIONS = $(sort $(wildcard lib/store/migrations/*.sql))
$(BUILD)/gen/migrations.inc: $(MIGRATIONS) Makefile
	@mkdir -p $(@D)
	for f in $(MIGRATIONS); do sed -e 's/\\/\\\\/g' -e 's/"/\\"/g' -e 's/^/"/' -e 's/$$/\\n"/' "$$f"; echo ,; done > $@
$(call objects,lib/store/migrate.c): $(BUILD)/gen/migrations.inc

$(MO): $(PO)
	@mkdir -p $(@D)
	msgcat --use-first $(PO) | msgfmt --check -o $@ -

# Unit tests see the hidden symbols: they link the static library.
$(BUILD)/tests/%: tests/unit/%.c $(STATIC)
	@mkdir -p $(@D)
	$(COMPILE) -Itests -o $@ $< $(STATIC) $(LDFLAGS_ALL) $(LIBS) -lcmocka

# Those of the command machinery bring commands of their own.
CLI = $(call objects,$(filter-out cmd/cli/commands.c,$(wildcard cmd/cli/*.c)))
$(BUILD)/tests/test_cli_%: tests/unit/test_cli_%.c $(CLI) $(STATIC)
	@mkdir -p $(@D)
	$(COMPILE) -o $@ $< $(CLI) $(STATIC) $(LDFLAGS_ALL) $(LIBS) -lcmocka

# Anew each time: PREFIX may have changed.
$(PC): lib/miraif.pc.in FORCE
	@mkdir -p $(@D)
	sed -e 's|@PREFIX@|$(PREFIX)|; s|@LIBDIR@|$(LIBDIR)|; s|@INCLUDEDIR@|$(INCLUDEDIR)|' \
		-e 's|@VERSION@|$(VERSION)|; s|@PKGS@|$(PKGS)|' $< > $@

# The README's two commands get the packages that are missing first, then build with every processor.
JOBS = $(if $(filter -j%,$(MAKEFLAGS)),,-j$(shell nproc))
MAKE_ALL = $(MAKE) --no-print-directory $(JOBS)

deps: ## install the Debian packages that building and testing need
	@$(call need,$(BUILD_PACKAGES) $(CHECK_PACKAGES))
demo: ## play the programme's story on the sample data
	@$(call need,$(BUILD_PACKAGES))
	@$(MAKE_ALL) -s all
	@MIRAIF_BUILD=$(abspath $(BUILD)) tests/demo.sh
check: ## run every test and gate
	@$(call need,$(BUILD_PACKAGES) $(CHECK_PACKAGES))
	@$(MAKE_ALL) -s test TESTS='$(GATES) $(TESTS)'

# Installs those of the Debian packages $(1) that are not there; elsewhere pkg-config and the compiler say what
# is missing.
define need
if command -v dpkg-query >/dev/null; then \
	there=" $$(dpkg-query -W -f '$${db:Status-Status}:$${Package} ' $(1) 2>/dev/null)"; missing=; \
	for p in $(1); do case $$there in *" installed:$$p "*) ;; *) missing="$$missing $$p";; esac; done; \
	if [ -n "$$missing" ]; then \
		command="apt-get install -y --no-install-recommends$$missing"; sudo=; \
		[ "$$(id -u)" = 0 ] || sudo=sudo; \
		{ [ -z "$$sudo" ] || command -v sudo >/dev/null; } && echo "$$sudo $$command" && $$sudo $$command || \
		{ echo "packages are missing; as root, run: $$command" >&2; exit 1; }; fi; fi
endef

# One suite, whatever it runs on: the program and the library of $(BUILD), the program under $(RUNNER) if given.
# Unit and command tests only, for the quick round while working.
PROVE = prove -j2
test: all $(UNIT) $(PC) ## the tests without the gates, no package looked for
	@unset MAKEFLAGS MFLAGS MAKELEVEL; \
		MIRAIF_BUILD=$(abspath $(BUILD)) MIRAIF_RUNNER='$(RUNNER)' $(PROVE) $(TESTS)

SANITIZE = -fsanitize=address,undefined -fno-sanitize-recover=all -fno-omit-frame-pointer
check-asan: ## the same tests under the address and undefined behaviour sanitizers
	@$(call need,$(BUILD_PACKAGES) $(CHECK_PACKAGES))
	@$(MAKE_ALL) -s test fuzz BUILD=$(BUILD)-asan \
		CFLAGS='$(SANITIZE) $(CFLAGS)' LDFLAGS='$(SANITIZE) $(LDFLAGS)'
VALGRIND = valgrind -q --error-exitcode=99 --leak-check=full --show-leak-kinds=definite --errors-for-leak-kinds=definite
check-valgrind: ## the same tests under valgrind; slow
	@$(call need,$(BUILD_PACKAGES) $(CHECK_PACKAGES) valgrind)
	@$(MAKE_ALL) -s test TESTS='$(UNIT)' PROVE="$(PROVE) -e '$(VALGRIND)'"
	@$(MAKE_ALL) -s test TESTS='$(filter-out $(UNIT),$(TESTS))' RUNNER='$(VALGRIND)'

# clang has a main of its own: CC=clang FUZZ_MAIN= CFLAGS=-fsanitize=fuzzer-no-link LDFLAGS=-fsanitize=fuzzer
FUZZ_MAIN = tests/fuzz/mutate.c
FUZZ_ARGS = tests/fuzz/seeds 20000
$(BUILD)/fuzz-reader: tests/fuzz/reader.c $(FUZZ_MAIN) $(STATIC)
	$(CC) $(CPPFLAGS_ALL) $(CFLAGS_ALL) -o $@ $^ $(LDFLAGS_ALL) $(LIBS)
fuzz: $(BUILD)/fuzz-reader ## broken rosters by the thousand for the reader
	$(BUILD)/fuzz-reader $(FUZZ_ARGS)

lint: ## cppcheck and shellcheck
	@$(call need,$(BUILD_PACKAGES) $(LINT_PACKAGES))
	cppcheck -q -j2 --std=c11 --error-exitcode=1 --inline-suppr --enable=warning,performance,portability \
		-D__GNUC__=12 -Iinclude -Ilib -Icmd lib cmd
	shellcheck -x -P SCRIPTDIR -e SC1111,SC2016,SC2038,SC2046 .ci/run $$(find tests -name '*.sh' -o -name '*.bash')

BENCHES = $(patsubst tests/bench/%.c,$(BUILD)/bench/%,$(wildcard tests/bench/*.c))
$(BUILD)/bench/%: tests/bench/%.c $(STATIC)
	@mkdir -p $(@D)
	$(COMPILE) -o $@ $< $(STATIC) $(LDFLAGS_ALL) $(LIBS)
bench: ## medians and ratios against other programs, in one run
	@$(MAKE_ALL) -s all $(BENCHES)
	@MIRAIF_BUILD=$(abspath $(BUILD)) tests/bench/run.sh

# Messages: English ids in the sources, Japanese in ja.po.
# The list of statuses holds texts in its X(). xgettext warns of every quotation mark; that is not shown.
POT = $(BUILD)/miraif.pot
XGETTEXT = LC_ALL=C.UTF-8 xgettext --from-code=UTF-8 -k -o $@
$(POT): $(sort $(BASE_SRC) $(LIB_SRC) $(CMD_SRC)) $(wildcard cmd/cli/record_*.h) include/miraif/status.h Makefile
	@mkdir -p $(@D)
	@{ $(XGETTEXT) -k_ -kN_ -kmi_fail:3 -kmi_hint:2 -kmi_translate:2 --sort-by-file $(filter %.c cmd/%.h,$^) && \
		$(XGETTEXT) -kX:4 -j include/miraif/status.h; } 2>$@.log || { cat $@.log; false; }
po: $(POT) ## bring the messages' translations up to date with the sources
	msgcat --force-po --use-first $(PO) -o $(BUILD)/ja.po
	msgmerge -q --no-fuzzy-matching --no-location --no-wrap -o cmd/po/ja.po $(BUILD)/ja.po $(POT)
	msgattrib --no-obsolete --no-location --no-wrap cmd/po/ja.po | sed '/^"POT-Creation-Date/d' >$(BUILD)/ja.po
	cp $(BUILD)/ja.po cmd/po/ja.po

# What is made from the command tables and checked in.
docs: all ## bring manual pages, completions and the README's output up to date with the commands
	$(PROGRAM) --lang en help --json | man/generate
	$(PROGRAM) --lang en -o completions/miraif.bash completion bash
	$(PROGRAM) --lang en -o completions/_miraif completion zsh
	$(PROGRAM) --lang en -o completions/miraif.fish completion fish
	@chmod 644 completions/*
	MIRAIF_BUILD=$(abspath $(BUILD)) tests/readme.py README.md >$(BUILD)/README.md
	cp $(BUILD)/README.md README.md

format: ## clang-format 14 over all C
	clang-format -i $$(git ls-files '*.c' '*.h')

MANDIR = $(DATADIR)/man
LOCALEDIR = $(DATADIR)/locale/ja/LC_MESSAGES
BASHDIR = $(DATADIR)/bash-completion/completions
ZSHDIR = $(DATADIR)/zsh/site-functions
FISHDIR = $(DATADIR)/fish/vendor_completions.d
MAN = $(wildcard man/*.[15])
MAN_JA = $(wildcard man/ja/*.7)
HEADERS = $(wildcard include/miraif/*.h)
put = install -D -m $(1) $(2) $(DESTDIR)$(3)
install: all $(PC) ## into PREFIX (/usr/local) below DESTDIR
	$(call put,755,$(RELINKED),$(BINDIR)/miraif)
	$(call put,755,$(SHARED),$(LIBDIR)/$(notdir $(SHARED)))
	ln -sf $(notdir $(SHARED)) $(DESTDIR)$(LIBDIR)/libmiraif.so
	$(call put,644,$(STATIC),$(LIBDIR)/libmiraif.a)
	$(call put,644,$(PC),$(LIBDIR)/pkgconfig/miraif.pc)
	for f in $(HEADERS); do $(call put,644,$$f,$(INCLUDEDIR)/miraif/$${f##*/}) || exit; done
	for f in $(MAN); do $(call put,644,$$f,$(MANDIR)/man$${f##*.}/$${f##*/}) || exit; done
	for f in $(MAN_JA); do $(call put,644,$$f,$(MANDIR)/ja/man$${f##*.}/$${f##*/}) || exit; done
	$(call put,644,$(MO),$(LOCALEDIR)/miraif.mo)
	$(call put,644,completions/miraif.bash,$(BASHDIR)/miraif)
	$(call put,644,completions/_miraif,$(ZSHDIR)/_miraif)
	$(call put,644,completions/miraif.fish,$(FISHDIR)/miraif.fish)

uninstall: ## remove what install put there
	rm -f $(addprefix $(DESTDIR),$(BINDIR)/miraif $(LIBDIR)/$(notdir $(SHARED)) $(LIBDIR)/libmiraif.so \
		$(LIBDIR)/libmiraif.a $(LIBDIR)/pkgconfig/miraif.pc $(HEADERS:include/%=$(INCLUDEDIR)/%) \
		$(foreach f,$(MAN),$(MANDIR)/man$(subst .,,$(suffix $(f)))/$(notdir $(f))) \
		$(MAN_JA:man/ja/%=$(MANDIR)/ja/man7/%) \
		$(LOCALEDIR)/miraif.mo $(BASHDIR)/miraif $(ZSHDIR)/_miraif $(FISHDIR)/miraif.fish)
	-rmdir $(DESTDIR)$(INCLUDEDIR)/miraif

clean: ## remove everything built
	rm -rf $(BUILD) $(BUILD)-asan

help: ## this list
	@sed -n 's/^\([a-z-]*\):.*## /\1\t/p' $(firstword $(MAKEFILE_LIST)) | expand -t 16

-include $(patsubst %.o,%.d,$(call objects,$(BASE_SRC) $(LIB_SRC) $(CMD_SRC))) $(addsuffix .d,$(UNIT))
